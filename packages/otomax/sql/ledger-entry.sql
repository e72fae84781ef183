-- int
select "kode", "kode_reseller", "tanggal", cast(cast("jumlah" as decimal(19,4)) as varchar(30)) as "jumlah", "keterangan", "kode_reseller_2", "jenis", "kode_transaksi", "kode_outbox", cast(cast("saldo_akhir" as decimal(19,4)) as varchar(30)) as "saldo_akhir" from "dbo"."mutasi" where "kode" = @1;
