-- varchar(64), varchar(20), varchar(100)
select "order_id", "agent_code", "attempt_id", "content_hash", "state", "reason", "kode_inbox", cast(cast("price" as decimal(19,4)) as varchar(30)) as "price", "request", "at" from "hexaflate"."submission" where ("order_id" = @1 or ("agent_code" = @2 and "attempt_id" = @3));

-- varchar(20), tinyint
select "kode", "pin" from "dbo"."reseller" where "kode" = @1 and ("deleted" is null or "deleted" = @2);

-- varchar(20)
select "pengirim", "tipe_pengirim" from "dbo"."pengirim" where "kode_reseller" = @1 order by "pengirim";

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

-- varchar(64)
select "agent_code", "kode_inbox", "request" from "hexaflate"."submission" where "order_id" = @1;

-- int
select "status", "tgl_status", "pesan" from "dbo"."inbox" where "kode" = @1;

-- varchar(20)
select "pin" from "dbo"."reseller" where "kode" = @1;

-- varchar(20)
select "nomor_ktp" from "dbo"."reseller" where "kode" = @1;

-- varchar(20)
select "kode", "nama", "nama_pemilik", "alamat", cast(cast("saldo" as decimal(19,4)) as varchar(30)) as "saldo", cast(cast("saldo_minimal" as decimal(19,4)) as varchar(30)) as "saldo_minimal", "poin", "kode_level", "kode_upline", cast(cast("markup" as decimal(19,4)) as varchar(30)) as "markup", "aktif", "suspend", "deleted", "tgl_daftar", "tgl_aktivitas" from "dbo"."reseller" where "kode" = @1;

-- varchar(20)
select "kode_reseller", "pengirim" from "dbo"."pengirim" where "kode_reseller" in (@…);

-- varchar(20), tinyint
select "kode_reseller", cast(cast(sum("jumlah") as decimal(19,4)) as varchar(30)) as "jumlah" from "dbo"."komisi" where "kode_reseller" in (@…) and "tukar" = @2 group by "kode_reseller";

select "kode", "nama" from "dbo"."level";
