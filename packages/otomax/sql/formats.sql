-- varchar(30)
select "nama", "nilai", "keterangan", "tgl_data" from "dbo"."parameter" where "grup" = @1 order by "nama";
