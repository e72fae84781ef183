-- varchar(64)
select "order_id", "agent_code", "attempt_id", "content_hash", "state", "reason", "kode_inbox", cast(cast("price" as decimal(19,4)) as varchar(30)) as "price", "request", "at" from "hexaflate"."submission" where "order_id" = @1;
