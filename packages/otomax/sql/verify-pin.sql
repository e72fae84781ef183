-- varchar(20)
select "pin" from "dbo"."reseller" where "kode" = @1;
