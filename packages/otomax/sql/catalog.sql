-- varchar(20)
select "kode", "kode_upline", "kode_level", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup" from "dbo"."reseller" where "kode" = @1;

select "kode", "kode_upline", cast(cast("selisih_harga" as decimal(19,4)) as varchar(30)) as "selisih_harga", "blok_produk" from "dbo"."level";

-- varchar(10)
select "kode_level", "kode_produk", cast(cast("harga" as decimal(19,4)) as varchar(30)) as "harga" from "dbo"."produk_level" where "kode_level" in (@…);

-- varchar(30)
select "kode_reseller", "kode_produk", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup" from "dbo"."markup_produk" where "kode_reseller" in (@…);

select "kode", "nama", "prefix_tujuan", "gangguan", "kosong", "regex_tujuan", "panjang_min", "panjang_maks", "prioritas", "kode_level", "catatan", "cutoff_awal", "cutoff_akhir" from "dbo"."operator";

-- tinyint, varchar(10)
select "kode", "nama", cast(cast("harga_jual" as decimal(19,4)) as varchar(30)) as "harga_jual", "stok", "fisik", "aktif", "gangguan", "kosong", "kode_operator", "nominal", "harga_tetap", "catatan", "sms_end_user", "postpaid", "rumus_harga", "qty", "poin", "unit" from "dbo"."produk" where "aktif" = @1 and "kode_operator" in (@…);
