-- varchar(20)
select "pengirim", "tipe_pengirim" from "dbo"."pengirim" where "kode_reseller" = @1 order by "tipe_pengirim", "pengirim";
