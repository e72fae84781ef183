import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { openSession, type SqlSession } from '../sqlserver/connection.ts';
import { createSqlServerGateway } from '../sqlserver/gateway.ts';
import { runOtomaxCommand } from '../sqlserver/install/commands.ts';
import { order } from './fixtures.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

/** What holds where the table `parameter` looks otherwise than in most installations. */
export function parameterRules(open: () => Promise<SqlServerSubject>): void {
  describe('a parameter table with other columns', () => {
    let subject: SqlServerSubject;
    let session: SqlSession;
    beforeAll(async () => {
      subject = await open();
      session = await openSession(subject.settings);
      await session.batch('select * into [dbo].[parameter_asli] from [dbo].[parameter]');
    });
    afterAll(async () => {
      await session.batch('drop table [dbo].[parameter_asli]');
      session.close();
      await subject.close();
    });

    /** The same rows in columns of these names; the third is left out where there is none. */
    const remake = async (group: string, name: string, value?: string) => {
      const columns = [
        `[${group}] varchar(30) not null`,
        `[${name}] varchar(50) not null`,
        ...(value ? [`[${value}] nvarchar(255)`] : []),
        '[info] varchar(255)',
        '[diubah] datetime',
      ];
      await session.batch('drop table [dbo].[parameter]');
      await session.batch(`create table [dbo].[parameter] (${columns.join(', ')})`);
      await session.batch(
        `insert into [dbo].[parameter] ([${group}], [${name}], ${value ? `[${value}], ` : ''}[info], [diubah])
         select [grup], [nama], ${value ? '[nilai], ' : ''}[keterangan], [tgl_data] from [dbo].[parameter_asli]`,
      );
    };
    const check = async () => {
      const said: string[] = [];
      const say = (text: string) => said.push(text);
      const well = await runOtomaxCommand({ verb: 'check', settings: subject.settings, dryRun: false, say });
      return { well, text: said.join('\n') };
    };
    const gatewayHere = () =>
      createSqlServerGateway({ settings: subject.settings, clock: () => subject.clock.now });
    const formats = async () =>
      (await subject.gateway.formats()).found.map(({ name, template, description }) => [
        name,
        template,
        description,
      ]);

    test('columns of other names are known by what stands in them, also while running, and one sells as before', async () => {
      const usual = await formats();
      expect(usual.length).toBeGreaterThan(10);
      await remake('group', 'name', 'value');
      const { well, text } = await check();
      expect(well).toBe(true);
      expect(text).toContain(
        'grup = group, nama = name, nilai = value, keterangan = info, tgl_data = diubah',
      );
      expect(text).toMatch(/ok\s+\d+ format pesan/);

      const gateway = await gatewayHere();
      const { missing, installation } = await gateway.capabilities();
      expect(missing).toEqual([]);
      expect(installation?.renamedColumns).toContain('parameter.nilai = value');
      expect((await gateway.submit(order())).state).toBe('sent');
      await gateway.close();

      // The one that ran all the time finds out by the first statement that is refused.
      expect(await formats()).toEqual(usual);
      expect((await subject.gateway.submit(order())).state).toBe('sent');
    });

    test('where no column holds the templates, check and the gateway say which, and what is off', async () => {
      await remake('kelompok', 'kunci');
      const { well, text } = await check();
      expect(well).toBe(false);
      expect(text).toContain('Format pesan tidak terbaca: kolom parameter.nilai tidak ditemukan');
      expect(text).toContain('yang ada: kelompok, kunci, info, diubah');
      const gateway = await gatewayHere();
      const { missing } = await gateway.capabilities();
      const off = Object.fromEntries(
        missing.map(({ feature, code, detail }) => [feature, `${code} ${detail}`]),
      );
      expect(off).toMatchObject({
        buy: 'noColumn parameter.nilai',
        bills: 'noColumn parameter.nilai',
        changePin: 'noColumn parameter.nilai',
      });
      expect(missing.map(({ feature }) => feature)).not.toContain('messages');
      expect((await gateway.agent('CA3'))?.code).toBe('CA3');
      expect((await gateway.submit(order())).state).toBe('neverSent');
      await gateway.close();
    });

    test('two columns that could both hold the names are not guessed between', async () => {
      await remake('group', 'name', 'value');
      await session.batch('alter table [dbo].[parameter] add [name2] varchar(50)');
      await session.batch('update [dbo].[parameter] set [name2] = [name]');
      expect((await check()).text).toContain('kolom parameter.nama tidak ditemukan');
    });
  });
}
