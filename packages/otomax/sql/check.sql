select cast(serverproperty('ProductVersion') as varchar(50)) as [version],
  cast(serverproperty('Edition') as varchar(100)) as [edition],
  (select cast(d.compatibility_level as int) from sys.databases d where d.name = db_name()) as [level],
  cast(databasepropertyex(db_name(), 'Collation') as varchar(100)) as [collation];

select t.name as [table], g.name as [name] from sys.triggers g
join sys.tables t on t.object_id = g.parent_id join sys.schemas s on s.schema_id = t.schema_id
where s.name = 'dbo' and t.name in ('reseller', 'pengirim', 'produk', 'operator', 'level', 'produk_level', 'markup_produk', 'transaksi', 'mutasi', 'komisi', 'tiket_deposit', 'inbox', 'outbox') and g.name not like 'hexaflate[_]%';

select o.name as [name] from sys.sql_modules m join sys.objects o on o.object_id = m.object_id
where (m.definition like '%output inserted.%' or m.definition like '%output deleted.%')
  and m.definition not like '%into @%' and o.name not like 'hexaflate[_]%';

select has_perms_by_name('dbo.reseller', 'OBJECT', 'SELECT') as [read],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'INSERT') as [send],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'INSERT') as [message],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'ALTER') as [install];

select count(*) as [count] from [dbo].[im_center] where [label] = 'hexaflate';

select count(*) as [count] from [dbo].[parameter] where [grup] = 'Format';

select count(*) as [waiting], datediff(second, min([at]), sysutcdatetime()) as [oldest] from [hexaflate].[queue] with (readpast);

select convert(varchar(23), sysutcdatetime(), 126) as [utc];
