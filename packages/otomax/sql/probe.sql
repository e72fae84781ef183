select s.name as [schema], t.name as [table], c.name as [column], y.name as [type],
  cast(c.max_length as int) as [length], cast(c.is_nullable as int) as [nullable],
  cast(c.is_identity as int) as [identity], case when c.default_object_id <> 0 then 1 else 0 end as [hasDefault]
from sys.columns c
join sys.tables t on t.object_id = c.object_id
join sys.schemas s on s.schema_id = t.schema_id
join sys.types y on y.user_type_id = c.user_type_id
where s.name in ('dbo', 'hexaflate');

select datediff(minute, sysutcdatetime(), getdate()) as [minutes];

select has_perms_by_name('dbo.inbox', 'OBJECT', 'INSERT') as [send],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'INSERT') as [message];

select 'schema' as [kind], s.name as [name] from sys.schemas s where s.name = 'hexaflate'
union all select 'table', t.name from sys.tables t join sys.schemas s on s.schema_id = t.schema_id where s.name = 'hexaflate'
union all select 'trigger', g.name from sys.triggers g where g.name like 'hexaflate[_]%'
union all select 'present', t.name from sys.tables t join sys.schemas s on s.schema_id = t.schema_id
  where s.name = 'dbo' and t.name in ('reseller', 'pengirim', 'produk', 'operator', 'level', 'produk_level', 'markup_produk', 'transaksi', 'mutasi', 'komisi', 'tiket_deposit', 'inbox', 'outbox');

select max([version]) as [version] from [hexaflate].[version];
