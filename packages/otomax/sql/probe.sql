select s.name as [schema], t.name as [table], c.name as [column], y.name as [type],
  cast(c.max_length as int) as [length], cast(c.is_nullable as int) as [nullable],
  cast(c.is_identity as int) as [identity], case when c.default_object_id <> 0 then 1 else 0 end as [hasDefault],
  case when c.is_computed = 1 or y.name in ('timestamp', 'rowversion') then 1 else 0 end as [generated]
from sys.columns c
join sys.tables t on t.object_id = c.object_id
join sys.schemas s on s.schema_id = t.schema_id
join sys.types y on y.user_type_id = c.user_type_id
where s.name in ('dbo', 'hexaflate');

select datediff(minute, sysutcdatetime(), getdate()) as [minutes];

select top (1) [id], [label] from [dbo].[im_center]
where [label] = 'hexaflate' and isnull([deleted], 0) = 0 order by [id];

select cast(serverproperty('ProductVersion') as varchar(50)) as [version],
  cast(serverproperty('Edition') as varchar(100)) as [edition],
  (select cast(d.compatibility_level as int) from sys.databases d where d.name = db_name()) as [level],
  cast(databasepropertyex(db_name(), 'Collation') as varchar(100)) as [collation];

select t.name as [table], g.name as [name],
  case when m.definition like '%sp_OA%' or m.definition like '%xp_cmdshell%' then 1 else 0 end as [callsOut]
from sys.triggers g join sys.tables t on t.object_id = g.parent_id join sys.schemas s on s.schema_id = t.schema_id
left join sys.sql_modules m on m.object_id = g.object_id
where s.name = 'dbo' and t.name in ('reseller', 'pengirim', 'produk', 'operator', 'level', 'produk_level', 'markup_produk', 'transaksi', 'mutasi', 'komisi', 'tiket_deposit', 'inbox', 'outbox') and g.name not like 'hexaflate[_]%';

select has_perms_by_name('dbo.reseller', 'OBJECT', 'SELECT') as [read],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'INSERT') as [send],
  has_perms_by_name('hexaflate.submission', 'OBJECT', 'INSERT') as [submit],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'INSERT') as [message],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'UPDATE') as [settle],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'UPDATE', 'status', 'COLUMN') as [settleStatus],
  has_perms_by_name('dbo.inbox', 'OBJECT', 'ALTER') as [install];

select 'inbox' as [table], h.[kode], h.[at] from (select top (1) [kode], [tgl_entri] as [at] from [dbo].[inbox] order by [kode]) h
union all
select 'outbox' as [table], h.[kode], h.[at] from (select top (1) [kode], [tgl_entri] as [at] from [dbo].[outbox] order by [kode]) h
union all
select 'transaksi' as [table], h.[kode], h.[at] from (select top (1) [kode], [tgl_entri] as [at] from [dbo].[transaksi] order by [kode]) h
union all
select 'mutasi' as [table], h.[kode], h.[at] from (select top (1) [kode], [tanggal] as [at] from [dbo].[mutasi] order by [kode]) h;

select 'group' as [column], sum(case when [group] = 'Format' then 1 else 0 end) as [grup], sum(case when [group] in ('Transaksi', 'UbahPin', 'TransferSaldo', 'TiketDeposit', 'CekSaldo', 'CekHarga') then 1 else 0 end) as [nama], sum(case when charindex('[spr]', [group]) > 0 or charindex('[pin]', [group]) > 0 or charindex('[tujuan]', [group]) > 0 or charindex('[kodeproduk]', [group]) > 0 then 1 else 0 end) as [nilai] from [dbo].[parameter]
union all
select 'name' as [column], sum(case when [name] = 'Format' then 1 else 0 end) as [grup], sum(case when [name] in ('Transaksi', 'UbahPin', 'TransferSaldo', 'TiketDeposit', 'CekSaldo', 'CekHarga') then 1 else 0 end) as [nama], sum(case when charindex('[spr]', [name]) > 0 or charindex('[pin]', [name]) > 0 or charindex('[tujuan]', [name]) > 0 or charindex('[kodeproduk]', [name]) > 0 then 1 else 0 end) as [nilai] from [dbo].[parameter]
union all
select 'value' as [column], sum(case when [value] = 'Format' then 1 else 0 end) as [grup], sum(case when [value] in ('Transaksi', 'UbahPin', 'TransferSaldo', 'TiketDeposit', 'CekSaldo', 'CekHarga') then 1 else 0 end) as [nama], sum(case when charindex('[spr]', [value]) > 0 or charindex('[pin]', [value]) > 0 or charindex('[tujuan]', [value]) > 0 or charindex('[kodeproduk]', [value]) > 0 then 1 else 0 end) as [nilai] from [dbo].[parameter];

select 'inbox' as [table], 'status' as [column], cast(n.[value] as varchar(20)) as [value] from (select top (2000) [status] as [value] from [dbo].[inbox] order by [kode] desc) n where n.[value] is not null group by n.[value]
union all
select 'transaksi' as [table], 'status' as [column], cast(n.[value] as varchar(20)) as [value] from (select top (2000) [status] as [value] from [dbo].[transaksi] order by [kode] desc) n where n.[value] is not null group by n.[value]
union all
select 'mutasi' as [table], 'jenis' as [column], cast(n.[value] as varchar(20)) as [value] from (select top (2000) [jenis] as [value] from [dbo].[mutasi] order by [kode] desc) n where n.[value] is not null group by n.[value]
union all
select 'inbox' as [table], 'tipe_pengirim' as [column], cast(n.[value] as varchar(20)) as [value] from (select top (2000) [tipe_pengirim] as [value] from [dbo].[inbox] order by [kode] desc) n where n.[value] is not null group by n.[value];

select 'schema' as [kind], s.name as [name] from sys.schemas s where s.name = 'hexaflate'
union all select 'table', t.name from sys.tables t join sys.schemas s on s.schema_id = t.schema_id where s.name = 'hexaflate'
union all select 'present', t.name from sys.tables t join sys.schemas s on s.schema_id = t.schema_id
  where s.name = 'dbo' and t.name in ('reseller', 'pengirim', 'produk', 'operator', 'level', 'produk_level', 'markup_produk', 'transaksi', 'mutasi', 'komisi', 'tiket_deposit', 'inbox', 'outbox');

select g.name as [name], t.name as [table], cast(g.is_disabled as int) as [disabled],
  cast(g.object_id as varchar(20)) + ' ' + convert(varchar(30), g.modify_date, 121) as [made]
from sys.triggers g
left join sys.tables t on t.object_id = g.parent_id and t.schema_id = schema_id('dbo')
where g.name like 'hexaflate[_]%';

select max([version]) as [version] from [hexaflate].[version];
