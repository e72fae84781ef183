-- varchar(64), varchar(20), varchar(100)
select "order_id", "agent_code", "attempt_id", "content_hash", "state", "reason", "kode_inbox", cast(cast("price" as decimal(19,4)) as varchar(30)) as "price", "request", "at" from "hexaflate"."submission" where ("order_id" = @1 or ("agent_code" = @2 and "attempt_id" = @3));

-- varchar(20), tinyint
select "kode", "pin" from "dbo"."reseller" where "kode" = @1 and ("deleted" is null or "deleted" = @2);

-- varchar(20)
select "pengirim", "tipe_pengirim" from "dbo"."pengirim" where "kode_reseller" = @1 order by "pengirim";

-- varchar(10)
select "kode", "nama", cast(cast("harga_jual" as decimal(19,4)) as varchar(30)) as "harga_jual", "stok", "fisik", "aktif", "gangguan", "kosong", "kode_operator", "nominal", "harga_tetap", "catatan", "sms_end_user", "postpaid", "rumus_harga", "qty", "poin", "unit" from "dbo"."produk" where "kode" = @1;

-- varchar(10)
select "kode", "nama", "prefix_tujuan", "gangguan", "kosong", "regex_tujuan", "panjang_min", "panjang_maks", "prioritas", "kode_level", "catatan", "cutoff_awal", "cutoff_akhir" from "dbo"."operator" where "kode" = @1;

-- varchar(20)
select "kode", "kode_upline", "kode_level", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup" from "dbo"."reseller" where "kode" = @1;

select "kode", "kode_upline", cast(cast("selisih_harga" as decimal(19,4)) as varchar(30)) as "selisih_harga", "blok_produk" from "dbo"."level";

-- varchar(10)
select "kode_level", "kode_produk", cast(cast("harga" as decimal(19,4)) as varchar(30)) as "harga" from "dbo"."produk_level" where "kode_level" in (@…) and "kode_produk" = @4;

-- varchar(30), varchar(10)
select "kode_reseller", "kode_produk", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup" from "dbo"."markup_produk" where "kode_reseller" in (@…) and "kode_produk" = @6;

-- varchar(255), tinyint
select "id", "label" from "dbo"."im_center" where "label" = @1 and ("deleted" is null or "deleted" = @2);

-- varchar(30)
select "nama", "nilai", "tgl_data" from "dbo"."parameter" where "grup" = @1;

-- varchar(64), varchar(20), varchar(100), varchar(128), varchar(30), bigint, money, varchar(max), datetime2(3)
insert into "hexaflate"."submission" ("order_id", "agent_code", "attempt_id", "content_hash", "state", "reason", "kode_inbox", "price", "request", "at") values (@1, @2, @3, @4, @5, @6, @7, cast(@8 as money), @9, @10);

-- datetime, varchar(255), char(1), varchar(4000), tinyint, int, varchar(20)
declare @written table ("kode" int); insert into "dbo"."inbox" ("tgl_entri", "penerima", "pengirim", "tipe_pengirim", "pesan", "status", "kode_terminal", "tgl_status", "kode_reseller", "is_jawaban") output "inserted"."kode" into @written values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10); select "kode" from @written;

-- bigint, varchar(64)
update "hexaflate"."submission" set "kode_inbox" = @1 where "order_id" = @2;

-- int, varchar(20), varchar(10), varchar(255), datetime, tinyint, money
select top (@1) "sn", "bill" from "dbo"."transaksi" where "kode_reseller" = @2 and "kode_produk" = @3 and "tujuan" = @4 and "tgl_entri" >= @5 and "bill_set" = @6 and "harga" = cast(@7 as money) and "status" = @8 order by "kode" desc;

-- int
select "status", "kode_transaksi" from "dbo"."inbox" where "kode" = @1;

-- int
select top (@1) "t"."kode", "t"."kode_reseller", "t"."kode_produk", "t"."tujuan", cast(cast("t"."harga" as decimal(19,4)) as varchar(30)) as "harga", "t"."qty", cast(cast("t"."saldo_awal" as decimal(19,4)) as varchar(30)) as "saldo_awal", "t"."status", "t"."sn", "t"."keterangan", "t"."ref_id", "t"."kode_inbox", "t"."poin", "t"."bill_set", "t"."bill", "t"."tgl_entri", "t"."tgl_status", "p"."nama" as "nama_produk", "p"."rumus_harga", "p"."qty" as "batas_qty", "p"."unit", "p"."postpaid", "p"."kode_operator", "o"."nama" as "nama_operator", "o"."catatan" from "dbo"."transaksi" as "t" left join "dbo"."produk" as "p" on "p"."kode" = "t"."kode_produk" left join "dbo"."operator" as "o" on "o"."kode" = "p"."kode_operator" where "t"."kode_inbox" = @2 order by "t"."kode" desc;

-- int, tinyint
select top (@1) "pesan" from "dbo"."outbox" where ("kode_inbox" = @2 or "kode_transaksi" = @3) and ("is_perintah" is null or "is_perintah" = @4) order by "kode" desc;
