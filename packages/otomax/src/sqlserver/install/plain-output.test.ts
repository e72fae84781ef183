import { expect, test } from 'bun:test';
import { plainOutputTables } from './plain-output.ts';

test.each([
  ['an insert', 'insert into dbo.outbox (pesan) output inserted.kode values (1)', ['outbox']],
  ['an insert without INTO', 'INSERT [dbo].[inbox] ([pesan]) OUTPUT INSERTED.[kode] SELECT 1', ['inbox']],
  [
    'an update',
    'update transaksi set status = 1 output deleted.kode, inserted.status where kode = 1',
    ['transaksi'],
  ],
  [
    'an update by alias',
    'update o set status = 1 output inserted.kode from dbo.outbox o where o.kode = 1',
    ['outbox'],
  ],
  ['a delete', 'delete top (5) from inbox output deleted.kode where status = 20', ['inbox']],
  ['the second of two', 'delete from a where x = 1; update b set x = 1 output inserted.x', ['b']],
])('%s with plain OUTPUT is found', (_what, sql, tables) => {
  expect(plainOutputTables(sql)).toEqual(tables);
});

test.each([
  ['OUTPUT INTO', 'insert into inbox (pesan) output inserted.kode into @t values (1)'],
  [
    'OUTPUT INTO a temporary table',
    'update outbox set status = 1 output inserted.kode into #t where kode = 1',
  ],
  ['a comment', '-- insert into inbox (pesan) output inserted.kode values (1)'],
  ['a text', "select 'insert into inbox output inserted.kode values (1)'"],
  ['a parameter', 'exec dbo.do_it @x output; insert into inbox (pesan) values (1)'],
  ['an insert that selects from inserted', 'insert into log (kode) select i.kode from inserted i'],
])('%s is harmless', (_what, sql) => {
  expect(plainOutputTables(sql)).toEqual([]);
});
