select g.name as [name], t.name as [table], cast(g.is_disabled as int) as [disabled],
  cast(g.object_id as varchar(20)) + ' ' + convert(varchar(30), g.modify_date, 121) as [made]
from sys.triggers g
left join sys.tables t on t.object_id = g.parent_id and t.schema_id = schema_id('dbo')
where g.name like 'hexaflate[_]%';

-- int
select top (@1) 1 as "waiting" from "hexaflate"."queue" with (readpast);
