-- int
select top (@1) 1 as "waiting" from "hexaflate"."queue" with (readpast);
