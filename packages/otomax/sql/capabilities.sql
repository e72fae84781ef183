-- varchar(30)
select "nama", "nilai", "tgl_data" from "dbo"."parameter" where "grup" = @1;

-- varchar(255), tinyint
select "id", "label" from "dbo"."im_center" where "label" = @1 and ("deleted" is null or "deleted" = @2);

select len("pin") as "length", count(*) as "count" from "dbo"."reseller" where "pin" is not null group by len("pin");

-- tinyint
select "id" from "dbo"."im_center" where "type" = @1 and ("deleted" is null or "deleted" = @2) order by "as_default" desc;

-- int, tinyint
select top (@1) "kode" from "dbo"."wa_center" where "aktif" = @2;
