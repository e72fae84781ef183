select count(*) as [count] from [dbo].[parameter] where [grup] = 'Format';

select o.name as [name], m.definition as [text] from sys.sql_modules m
join sys.objects o on o.object_id = m.object_id
where (m.definition is null or m.definition like '%output%') and o.name not like 'hexaflate[_]%';

select top (2000) t.[text] as [text] from sys.dm_exec_cached_plans p
cross apply sys.dm_exec_sql_text(p.plan_handle) t
where t.[text] like '%output%inserted.%' or t.[text] like '%output%deleted.%';

select u.[used] as [used], count(*) as [agents] from (
  select r.[kode], min(case upper(p.[tipe_pengirim]) when 'S' then '0S' when 'W' then '1W' else '2' + upper(p.[tipe_pengirim]) end) as [used]
  from [dbo].[reseller] r left join [dbo].[pengirim] p on p.[kode_reseller] = r.[kode]
  where r.[aktif] = 1 and isnull(r.[suspend], 0) = 0 and isnull(r.[deleted], 0) = 0 group by r.[kode]
) u group by u.[used] order by u.[used];

select i.[type] as [type], i.[center] as [center], count(*) as [sent], sum(i.[sold]) as [sold], sum(i.[refused]) as [refused]
from (
  select top (5000) upper([tipe_pengirim]) as [type], isnull([kode_terminal], 0) as [center],
    case when [status] = 22 or [kode_transaksi] is not null then 1 else 0 end as [sold],
    case when [status] = 41 then 1 else 0 end as [refused]
  from [dbo].[inbox] where [is_jawaban] = 0 order by [kode] desc
) i group by i.[type], i.[center];

select count(*) as [waiting], datediff(second, min([at]), sysutcdatetime()) as [oldest] from [hexaflate].[queue] with (readpast);

select convert(varchar(23), sysutcdatetime(), 126) as [utc];
