-- schema hexaflate
create schema [hexaflate] authorization [dbo];
go

-- table hexaflate.queue
create table [hexaflate].[queue] (
  [id] uniqueidentifier not null,
  [entity] varchar(20) not null,
  [row_key] varchar(300) not null,
  [agent_code] varchar(50) null,
  [inbox_code] bigint null,
  [at] datetime2(7) not null,
  constraint [pk_hexaflate_queue] primary key nonclustered ([id]),
  constraint [uq_hexaflate_queue_at] unique clustered ([at], [id])
);
go

-- table hexaflate.submission
create table [hexaflate].[submission] (
  [order_id] varchar(64) not null,
  [agent_code] varchar(20) not null,
  [attempt_id] varchar(100) not null,
  [content_hash] varchar(128) not null,
  [state] varchar(20) not null,
  [reason] varchar(30) null,
  [kode_inbox] bigint null,
  [price] money null,
  [request] varchar(max) not null,
  [at] datetime2(3) not null,
  constraint [pk_hexaflate_submission] primary key ([order_id]),
  constraint [uq_hexaflate_submission] unique ([agent_code], [attempt_id]),
  constraint [uq_hexaflate_submission_at] unique ([at], [order_id])
);
go

-- table hexaflate.version
create table [hexaflate].[version] (
  [version] int not null,
  [installed_at] datetime2(3) not null
);
go

-- trigger on reseller
create trigger [dbo].[hexaflate_reseller] on [dbo].[reseller] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'agent' as [entity], i.kode as [row_key],
      i.kode as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'agent' as [entity], d.kode as [row_key],
      d.kode as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.kode = d.kode)
    union all
    select 'agentPricing' as [entity], i.kode as [row_key],
      i.kode as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    where not exists (select 1 from deleted d where i.kode = d.kode and (i.kode_level = d.kode_level or (i.kode_level is null and d.kode_level is null)) and (i.kode_upline = d.kode_upline or (i.kode_upline is null and d.kode_upline is null)) and (i.markup = d.markup or (i.markup is null and d.markup is null)))
    union all
    select 'agentPricing' as [entity], d.kode as [row_key],
      d.kode as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.kode = d.kode)
  ) c;
end;
go

-- trigger on pengirim
create trigger [dbo].[hexaflate_pengirim] on [dbo].[pengirim] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'sender' as [entity], i.pengirim + '|' + i.tipe_pengirim as [row_key],
      i.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'sender' as [entity], d.pengirim + '|' + d.tipe_pengirim as [row_key],
      d.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.pengirim + '|' + i.tipe_pengirim = d.pengirim + '|' + d.tipe_pengirim and isnull(i.kode_reseller, '') = isnull(d.kode_reseller, ''))
  ) c;
end;
go

-- trigger on produk
create trigger [dbo].[hexaflate_produk] on [dbo].[produk] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'product' as [entity], i.kode as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'product' as [entity], d.kode as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.kode = d.kode)
  ) c;
end;
go

-- trigger on operator
create trigger [dbo].[hexaflate_operator] on [dbo].[operator] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'operator' as [entity], i.kode as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'operator' as [entity], d.kode as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.kode = d.kode)
  ) c;
end;
go

-- trigger on level
create trigger [dbo].[hexaflate_level] on [dbo].[level] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'level' as [entity], i.kode as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'level' as [entity], d.kode as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.kode = d.kode)
  ) c;
end;
go

-- trigger on produk_level
create trigger [dbo].[hexaflate_produk_level] on [dbo].[produk_level] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'productLevel' as [entity], i.kode_level + '|' + i.kode_produk as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'productLevel' as [entity], d.kode_level + '|' + d.kode_produk as [row_key],
      cast(null as varchar(50)) as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.kode_level + '|' + i.kode_produk = d.kode_level + '|' + d.kode_produk)
  ) c;
end;
go

-- trigger on markup_produk
create trigger [dbo].[hexaflate_markup_produk] on [dbo].[markup_produk] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'productMarkup' as [entity], i.kode_reseller + '|' + i.kode_produk as [row_key],
      replace(i.kode_reseller, '.*', '') as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'productMarkup' as [entity], d.kode_reseller + '|' + d.kode_produk as [row_key],
      replace(d.kode_reseller, '.*', '') as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where i.kode_reseller + '|' + i.kode_produk = d.kode_reseller + '|' + d.kode_produk and isnull(replace(i.kode_reseller, '.*', ''), '') = isnull(replace(d.kode_reseller, '.*', ''), ''))
  ) c;
end;
go

-- trigger on transaksi
create trigger [dbo].[hexaflate_transaksi] on [dbo].[transaksi] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'transaction' as [entity], cast(i.kode as varchar(20)) as [row_key],
      i.kode_reseller as [agent_code], i.kode_inbox as [inbox_code]
    from inserted i
    union all
    select 'transaction' as [entity], cast(d.kode as varchar(20)) as [row_key],
      d.kode_reseller as [agent_code], d.kode_inbox as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where cast(i.kode as varchar(20)) = cast(d.kode as varchar(20)) and isnull(i.kode_reseller, '') = isnull(d.kode_reseller, ''))
  ) c;
end;
go

-- trigger on mutasi
create trigger [dbo].[hexaflate_mutasi] on [dbo].[mutasi] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'ledger' as [entity], cast(i.kode as varchar(20)) as [row_key],
      i.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'ledger' as [entity], cast(d.kode as varchar(20)) as [row_key],
      d.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where cast(i.kode as varchar(20)) = cast(d.kode as varchar(20)) and isnull(i.kode_reseller, '') = isnull(d.kode_reseller, ''))
  ) c;
end;
go

-- trigger on komisi
create trigger [dbo].[hexaflate_komisi] on [dbo].[komisi] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'commission' as [entity], cast(i.kode_transaksi as varchar(20)) + '|' + i.kode_reseller as [row_key],
      i.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'commission' as [entity], cast(d.kode_transaksi as varchar(20)) + '|' + d.kode_reseller as [row_key],
      d.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where cast(i.kode_transaksi as varchar(20)) + '|' + i.kode_reseller = cast(d.kode_transaksi as varchar(20)) + '|' + d.kode_reseller and isnull(i.kode_reseller, '') = isnull(d.kode_reseller, ''))
  ) c;
end;
go

-- trigger on tiket_deposit
create trigger [dbo].[hexaflate_tiket_deposit] on [dbo].[tiket_deposit] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'depositTicket' as [entity], cast(i.kode as varchar(20)) as [row_key],
      i.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from inserted i
    union all
    select 'depositTicket' as [entity], cast(d.kode as varchar(20)) as [row_key],
      d.kode_reseller as [agent_code], cast(null as bigint) as [inbox_code]
    from deleted d
    where not exists (select 1 from inserted i where cast(i.kode as varchar(20)) = cast(d.kode as varchar(20)) and isnull(i.kode_reseller, '') = isnull(d.kode_reseller, ''))
  ) c;
end;
go

-- trigger on inbox
create trigger [dbo].[hexaflate_inbox] on [dbo].[inbox] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'inbox' as [entity], cast(i.kode as varchar(20)) as [row_key],
      i.kode_reseller as [agent_code], i.kode as [inbox_code]
    from inserted i
    where i.is_jawaban = 0 and i.kode_reseller is not null
    union all
    select 'inbox' as [entity], cast(d.kode as varchar(20)) as [row_key],
      d.kode_reseller as [agent_code], d.kode as [inbox_code]
    from deleted d
    where d.is_jawaban = 0 and d.kode_reseller is not null
      and not exists (select 1 from inserted i where cast(i.kode as varchar(20)) = cast(d.kode as varchar(20)) and isnull(i.kode_reseller, '') = isnull(d.kode_reseller, ''))
  ) c;
end;
go

-- trigger on outbox
create trigger [dbo].[hexaflate_outbox] on [dbo].[outbox] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
    select 'outbox' as [entity], cast(i.kode as varchar(20)) as [row_key],
      i.kode_reseller as [agent_code], i.kode_inbox as [inbox_code]
    from inserted i
    where isnull(i.is_perintah, 0) = 0 and i.kode_reseller is not null
    union all
    select 'outbox' as [entity], cast(d.kode as varchar(20)) as [row_key],
      d.kode_reseller as [agent_code], d.kode_inbox as [inbox_code]
    from deleted d
    where isnull(d.is_perintah, 0) = 0 and d.kode_reseller is not null
      and not exists (select 1 from inserted i where cast(i.kode as varchar(20)) = cast(d.kode as varchar(20)) and isnull(i.kode_reseller, '') = isnull(d.kode_reseller, ''))
  ) c;
end;
go

-- version
delete from [hexaflate].[version];
insert into [hexaflate].[version] ([version], [installed_at]) values (1, sysutcdatetime());
go
