-- int
select top (@1) "kode", "nama", "nama_pemilik", "alamat", cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "poin", "kode_level", "kode_upline", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup", "aktif", "suspend", "deleted", "tgl_daftar", "tgl_aktivitas" from "dbo"."reseller" order by "kode";

-- varchar(20)
select "kode_reseller", "pengirim" from "dbo"."pengirim" where "kode_reseller" in (@…);

-- varchar(20), tinyint
select "kode_reseller", cast(cast(sum("jumlah") as decimal(19,4)) as varchar(30)) as "jumlah" from "dbo"."komisi" where "kode_reseller" in (@…) and "tukar" = @4 group by "kode_reseller";

select "kode", "nama" from "dbo"."level";

-- int, varchar(20), varchar(50), varchar(255), tinyint
select top (@1) "kode", "nama", "nama_pemilik", "alamat", cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "poin", "kode_level", "kode_upline", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup", "aktif", "suspend", "deleted", "tgl_daftar", "tgl_aktivitas" from "dbo"."reseller" where "kode" > @2 and ("kode" like @3 or "nama" like @4 or "nama_pemilik" like @5 or exists (select "p"."pengirim" from "dbo"."pengirim" as "p" where "p"."kode_reseller" = "reseller"."kode" and "p"."pengirim" like @6)) and ("deleted" is null or "deleted" = @7) and ("suspend" is null or "suspend" = @8) and "aktif" = @9 order by "kode";

-- int, varchar(20), varchar(50), tinyint
select top (@1) "kode", "nama", "nama_pemilik", "alamat", cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "poin", "kode_level", "kode_upline", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup", "aktif", "suspend", "deleted", "tgl_daftar", "tgl_aktivitas" from "dbo"."reseller" where ("kode" like @2 or "nama" like @3 or "nama_pemilik" like @4) and "deleted" = @5 order by "kode";
