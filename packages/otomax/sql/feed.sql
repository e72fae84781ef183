-- int
select top (@1) "id", "entity", "row_key", "agent_code", "inbox_code", "at" from "hexaflate"."queue" with (readpast) order by "at", "id";

-- int
select "o"."kode", "t"."kode_inbox" from "dbo"."outbox" as "o" inner join "dbo"."transaksi" as "t" on "t"."kode" = "o"."kode_transaksi" where "o"."kode" in (@…);

select "kode", "cutoff_awal", "cutoff_akhir" from "dbo"."operator" where "cutoff_awal" is not null;

-- uniqueidentifier
delete from "hexaflate"."queue" where "id" in (@…);
