-- int, tinyint, money
select top (@1) "t"."kode_produk", "t"."status", "t"."tgl_entri", "t"."tgl_status" from "dbo"."transaksi" as "t" where ("t"."bill_set" is null or "t"."bill_set" <> @2 or "t"."harga" <> cast(@3 as money)) order by "t"."kode" desc;
