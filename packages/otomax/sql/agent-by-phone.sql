-- varchar(255), char(1)
select "r"."kode", "r"."deleted", "p"."tipe_pengirim" from "dbo"."pengirim" as "p" inner join "dbo"."reseller" as "r" on "r"."kode" = "p"."kode_reseller" where "p"."pengirim" in (@…) and "p"."tipe_pengirim" in (@…);

-- varchar(20)
select "kode", "nama", "nama_pemilik", "alamat", cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "poin", "kode_level", "kode_upline", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup", "aktif", "suspend", "deleted", "tgl_daftar", "tgl_aktivitas" from "dbo"."reseller" where "kode" = @1;

-- varchar(20)
select "kode_reseller", "pengirim" from "dbo"."pengirim" where "kode_reseller" in (@…);

-- varchar(20), tinyint
select "kode_reseller", cast(cast(sum("jumlah") as decimal(19,4)) as varchar(30)) as "jumlah" from "dbo"."komisi" where "kode_reseller" in (@…) and "tukar" = @2 group by "kode_reseller";

select "kode", "nama" from "dbo"."level";
