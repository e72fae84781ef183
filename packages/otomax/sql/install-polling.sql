-- schema hexaflate
create schema [hexaflate] authorization [dbo];
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

-- version
delete from [hexaflate].[version];
insert into [hexaflate].[version] ([version], [installed_at]) values (1, sysutcdatetime());
go
