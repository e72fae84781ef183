-- int, datetime2(3)
select top (@1) "order_id", "agent_code", "attempt_id", "content_hash", "state", "reason", "kode_inbox", cast(cast("price" as decimal(19,4)) as varchar(30)) as "price", "request", "at" from "hexaflate"."submission" where "at" > @2 order by "at", "order_id";

-- int, datetime2(3), varchar(64)
select top (@1) "order_id", "agent_code", "attempt_id", "content_hash", "state", "reason", "kode_inbox", cast(cast("price" as decimal(19,4)) as varchar(30)) as "price", "request", "at" from "hexaflate"."submission" where "at" > @2 and ("at" > @3 or ("at" = @4 and "order_id" > @5)) order by "at", "order_id";
