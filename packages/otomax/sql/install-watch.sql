select (select isnull(max([kode]), 0) from [dbo].[inbox]) as [inbox],
  (select isnull(max([kode]), 0) from [dbo].[outbox]) as [outbox],
  (select isnull(max([kode]), 0) from [dbo].[transaksi]) as [transaksi],
  (select isnull(max([kode]), 0) from [dbo].[mutasi]) as [mutasi],
  (select count(*) from [dbo].[inbox] where [status] = 0) as [waiting],
  (select isnull(min([kode]), 0) from [dbo].[inbox] where [status] = 0) as [oldest],
  (select count(*) from [dbo].[transaksi]
    where [status] < 20 and [kode] > (select isnull(max([kode]), 0) - 2000 from [dbo].[transaksi])) as [open];

select isnull(max([kode]), 0) as [kode] from [dbo].[sistem_log];

select count(*) as [logs],
  isnull(sum(case when [pesan] like '%trigger%' or [pesan] like '%OUTPUT clause%' then 1 else 0 end), 0) as [complaints]
from [dbo].[sistem_log] where [kode] > 1;

select convert(varchar(30), max([at]), 121) as [at] from [hexaflate].[queue] where [entity] in ('agent', 'agentPricing');
