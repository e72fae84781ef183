import { describe, expect, test } from 'bun:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectStatements } from './collect.ts';
import { STATEMENTS_FOLDER } from './folder.ts';
import { refusals } from './refusals.ts';

const sent = await collectStatements();

describe('what we send to SQL Server', () => {
  test('stands in the repository, and nothing else does', () => {
    expect(readdirSync(STATEMENTS_FOLDER).sort()).toEqual([...sent.keys()].sort());
  });

  test.each([...sent])('%s is what is sent', (file, text) => {
    expect(readFileSync(join(STATEMENTS_FOLDER, file), 'utf8')).toBe(text);
  });

  test.each([...sent])(
    '%s holds on every server that we meet, and writes only what is ours to write',
    (_, text) => {
      expect(text).not.toBe('');
      expect(refusals(text)).toEqual([]);
    },
  );

  test.each([
    ['OUTPUT without INTO', 'insert into "dbo"."inbox" ("pesan") output inserted.kode values (@1)'],
    ['MERGE', 'merge into [hexaflate].[queue] using x on 1 = 1'],
    ['NOLOCK', 'select 1 from dbo.reseller with (nolock)'],
    ['IDENTITY', 'create table [hexaflate].[queue] (id int identity(1,1))'],
    ['update dbo.reseller', 'update "dbo"."reseller" set "saldo" = @1'],
    ['insert dbo.mutasi', 'insert into [dbo].[mutasi] (jumlah) values (1)'],
    ['delete dbo.outbox', 'delete from "dbo"."outbox" where kode = @1'],
    ['delete dbo.outbox', 'delete top (1) dbo.outbox'],
    ['update dbo.outbox', 'update "dbo"."outbox" set "status" = 20, "tgl_status" = @1 where "kode" in (@2)'],
    [
      'update dbo.outbox',
      'update "dbo"."outbox" set "pesan" = @1 where "kode" in (@2) and "status" = 0 and "kode_terminal" = @3',
    ],
    ['TRUNCATE', 'truncate table [dbo].[outbox]'],
    ['SELECT INTO', 'select * into [dbo].[copy] from [dbo].[inbox]'],
    ['EXEC', "exec xp_cmdshell 'dir'"],
    ['a trigger switched off', 'disable trigger [dbo].[x] on [dbo].[inbox]'],
    ['something of Otomax dropped or made', 'drop trigger [dbo].[someone_elses]'],
    ['something of Otomax dropped or made', 'drop table [dbo].[inbox]'],
    ['something of Otomax dropped or made', 'create index ix on [dbo].[inbox] ([pesan])'],
    ['something of Otomax dropped or made', 'create table [dbo].[ours] (a int)'],
    ['update dbo.inbox', 'update "dbo"."inbox" set "status" = 20 where "kode" in (@1)'],
  ])('%s is refused', (what, sql) => {
    expect(refusals(sql)).toContain(what);
  });

  test('outbox is updated by one statement only', () => {
    const updating = [...sent]
      .filter(([, text]) => /update\s+"?\[?dbo"?\]?\./i.test(text))
      .map(([file]) => file);
    expect(updating).toEqual(['settle-replies.sql']);
    expect(sent.get('settle-replies.sql')?.match(/update "dbo"/g)).toHaveLength(1);
  });

  test('a trigger of ours does one insert and looks into no other table', () => {
    const triggers = [...(sent.get('install.sql') ?? '').matchAll(/create trigger[\s\S]+?\nend/g)].map(
      ([text]) => text,
    );
    expect(triggers).toHaveLength(13);
    for (const trigger of triggers) {
      expect(trigger.match(/insert into/g)).toHaveLength(1);
      const tables = [...trigger.matchAll(/\bfrom (\w+|\()/g)].map(([, table]) => table);
      expect(new Set(tables)).toEqual(new Set(['(', 'inserted', 'deleted']));
      expect(trigger).toContain('set nocount on');
    }
  });
});
