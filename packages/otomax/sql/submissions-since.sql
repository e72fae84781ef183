-- int, datetime2(3)
select top (@1) "order_id", "agent_code", "attempt_id", "content_hash", "state", "reason", "kode_inbox", cast(cast("price" as decimal(19,4)) as varchar(30)) as "price", "request", "at" from "hexaflate"."submission" where "at" > @2 order by "at", "order_id";
