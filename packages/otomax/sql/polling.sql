select (select max("kode") as "kode" from "dbo"."transaksi" with (readpast)) as "transaksi", (select max("kode") as "kode" from "dbo"."mutasi" with (readpast)) as "mutasi", (select max("kode") as "kode" from "dbo"."tiket_deposit" with (readpast)) as "tiket_deposit", (select max("kode") as "kode" from "dbo"."inbox" with (readpast)) as "inbox", (select max("kode") as "kode" from "dbo"."outbox" with (readpast)) as "outbox";

-- int, by value
select top (@1) "kode", "kode_reseller", "kode_inbox", "kode_produk", "status", cast(cast("harga" as decimal(19,4)) as varchar(30)) as "harga", "sn", "keterangan" from "dbo"."transaksi" with (readpast) where "kode" >= @2 order by "kode";

-- int, by value
select top (@1) "kode", "kode_reseller", "tanggal", "jenis", "kode_transaksi" from "dbo"."mutasi" with (readpast) where "kode" >= @2 order by "kode";

-- int, by value
select top (@1) "kode", "kode_reseller", "is_jawaban", "status", "kode_transaksi" from "dbo"."inbox" with (readpast) where "kode" >= @2 order by "kode";

-- int, by value
select top (@1) "kode", "kode_reseller", "is_perintah", "kode_inbox", "kode_transaksi" from "dbo"."outbox" with (readpast) where "kode" >= @2 order by "kode";

-- int, varchar(20)
select top (@1) "kode_transaksi", "kode_reseller", cast(cast("jumlah" as decimal(19,4)) as varchar(30)) as "jumlah", "tukar" from "dbo"."komisi" where "kode_transaksi" >= @2 and ("kode_transaksi" > @3 or ("kode_transaksi" = @4 and "kode_reseller" > @5)) order by "kode_transaksi", "kode_reseller";

-- int, varchar(20)
select top (@1) "kode", "nama", "nama_pemilik", "alamat", cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "poin", "aktif", "suspend", "deleted", "tgl_daftar", "tgl_aktivitas", "kode_level", "kode_upline", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup" from "dbo"."reseller" where "kode" > @2 order by "kode";

-- int, varchar(10)
select top (@1) "kode", "nama", cast(cast("harga_jual" as decimal(19,4)) as varchar(30)) as "harga_jual", cast(cast("harga_beli" as decimal(19,4)) as varchar(30)) as "harga_beli", "stok", "aktif", "gangguan", "fisik", "kode_operator", "prefix_tujuan", "nominal", "kosong", "kode_hlr", "tanpa_kode", "harga_tetap", "kode_area", "catatan", "sms_end_user", "postpaid", "rumus_harga", "qty", "poin", cast(cast("harga_awal" as decimal(19,4)) as varchar(30)) as "harga_awal", "tgl_data", "unit" from "dbo"."produk" where "kode" > @2 order by "kode";

-- int, varchar(10)
select top (@1) "kode", "nama", "prefix_tujuan", "gangguan", "kosong", "regex_tujuan", "kode_hlr", "panjang_maks", "panjang_min", "prioritas", "format_sukses", "kode_level", "kode_area", "catatan", "auto_succ", "par_balas", "apk_ikon", "struk_path", "struk_regex", "tgl_data", "cutoff_awal", "cutoff_akhir", "cutoff_ket" from "dbo"."operator" where "kode" > @2 order by "kode";

-- int, varchar(10)
select top (@1) "kode", "nama", cast(cast("selisih_harga" as decimal(19,4)) as varchar(30)) as "selisih_harga", "kode_upline", cast(cast("bonus" as decimal(19,4)) as varchar(30)) as "bonus", "jumlah_ym", "jumlah_sms", "keterangan", "blok_produk", cast(cast("deposit_minimal" as decimal(19,4)) as varchar(30)) as "deposit_minimal", "sms_end_user", cast(cast("default_markup" as decimal(19,4)) as varchar(30)) as "default_markup", "par_balas", "poin_trx", "no_komisi", "transfer_lintas", cast(cast("deposit_maksimal" as decimal(19,4)) as varchar(30)) as "deposit_maksimal", cast(cast("max_pakai" as decimal(19,4)) as varchar(30)) as "max_pakai", "guna_poin_produk", "tgl_data", "no_ubah_markup" from "dbo"."level" where "kode" > @2 order by "kode";

-- int, varchar(255), char(1)
select top (@1) "pengirim", "tipe_pengirim", "kode_reseller" from "dbo"."pengirim" where ("pengirim" > @2 or ("pengirim" = @3 and "tipe_pengirim" > @4)) order by "pengirim", "tipe_pengirim";

-- int, varchar(10)
select top (@1) "kode_level", "kode_produk", cast(cast("harga" as decimal(19,4)) as varchar(30)) as "harga" from "dbo"."produk_level" where ("kode_level" > @2 or ("kode_level" = @3 and "kode_produk" > @4)) order by "kode_level", "kode_produk";

-- int, varchar(30), varchar(10)
select top (@1) "kode_reseller", "kode_produk", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup" from "dbo"."markup_produk" where ("kode_reseller" > @2 or ("kode_reseller" = @3 and "kode_produk" > @4)) order by "kode_reseller", "kode_produk";

-- int, by value
select top (@1) "kode", "kode_reseller", "is_jawaban", "status", "kode_transaksi" from "dbo"."inbox" with (readpast) where "kode" in (@…) order by "kode";

-- varchar(20)
select "kode", "nama", "nama_pemilik", "alamat", cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "poin", "aktif", "suspend", "deleted", "tgl_daftar", "tgl_aktivitas", "kode_level", "kode_upline", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup" from "dbo"."reseller" where "kode" in (@…);

-- int, by value
select top (@1) "kode", "kode_reseller", "kode_inbox", "kode_produk", "status", cast(cast("harga" as decimal(19,4)) as varchar(30)) as "harga", "sn", "keterangan" from "dbo"."transaksi" with (readpast) where "kode" in (@…) order by "kode";

-- int, by value
select top (@1) "kode", "kode_reseller", "kode_inbox", "kode_produk", "status", cast(cast("harga" as decimal(19,4)) as varchar(30)) as "harga", "sn", "keterangan" from "dbo"."transaksi" with (readpast) where ("kode" between @2 and @3) order by "kode";

select (select count(*) from [dbo].[reseller]) as [reseller], (select count(*) from [dbo].[produk]) as [produk], (select count(*) from [dbo].[operator]) as [operator], (select count(*) from [dbo].[level]) as [level], (select count(*) from [dbo].[pengirim]) as [pengirim], (select count(*) from [dbo].[produk_level]) as [produk_level], (select count(*) from [dbo].[markup_produk]) as [markup_produk];
