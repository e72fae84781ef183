-- varchar(255), tinyint
select "id", "label" from "dbo"."im_center" where "label" = @1 and ("deleted" is null or "deleted" = @2);

-- int, varchar(255), tinyint
select top (@1) "o"."kode" from "dbo"."outbox" as "o" where "o"."status" = 0 and "o"."kode_terminal" = @2 and "o"."modul_proses" = @3 and ("o"."is_perintah" is null or "o"."is_perintah" = @4) and (exists (select "i"."kode" from "dbo"."inbox" as "i" where "i"."kode" = "o"."kode_inbox" and "i"."kode_terminal" = @5) or exists (select "t"."kode" from "dbo"."transaksi" as "t" where "t"."kode" = "o"."kode_transaksi" and "t"."kode_terminal" = @6)) order by "o"."kode";

-- datetime, int, varchar(255), tinyint
update "dbo"."outbox" set "status" = 20, "tgl_status" = @1 where "kode" in (@…) and "status" = 0 and "kode_terminal" = @3 and "modul_proses" = @4 and ("is_perintah" is null or "is_perintah" = @5);
