-- varchar(20)
select cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "aktif", "suspend", "deleted" from "dbo"."reseller" where "kode" = @1;
