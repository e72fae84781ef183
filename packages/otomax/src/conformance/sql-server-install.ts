import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import type { SqlSession } from '../sqlserver/connection.ts';
import { openSession } from '../sqlserver/connection.ts';
import { createSqlServerGateway } from '../sqlserver/gateway.ts';
import { applySteps } from '../sqlserver/install/apply.ts';
import { runOtomaxCommand } from '../sqlserver/install/commands.ts';
import { planInstall, planUninstall } from '../sqlserver/install/plan.ts';
import { readState } from '../sqlserver/install/state.ts';
import { measureOffset } from '../sqlserver/probe.ts';
import { insertSale, order } from './fixtures.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';
import { writeAllTheTime } from './steady-writer.ts';

export function installRules(open: () => Promise<SqlServerSubject>): void {
  describe('installation', () => {
    let subject: SqlServerSubject;
    let session: SqlSession;
    beforeAll(async () => {
      subject = await open();
      session = await openSession(subject.settings);
    });
    afterAll(async () => {
      session.close();
      await subject.close();
    });

    const command = async (verb: 'check' | 'install' | 'uninstall' | 'status', dryRun = false) => {
      const said: string[] = [];
      const well = await runOtomaxCommand({
        verb,
        settings: subject.settings,
        dryRun,
        watchSeconds: 0,
        say: (text) => said.push(text),
      });
      return { well, text: said.join('\n') };
    };
    const objects = async () => {
      const { rows } = await session.batch<{ name: string }>(
        `select s.name + '.' + o.name as [name] from sys.objects o join sys.schemas s on s.schema_id = o.schema_id
         where o.type in ('U', 'TR', 'P', 'V') and s.name in ('dbo', 'hexaflate') order by 1`,
      );
      return rows.map(({ name }) => name);
    };

    test('the trigger leaves @@IDENTITY to Otomax', async () => {
      const { rows } = await session.batch<{ kode: number; identity: number }>(
        `insert into dbo.mutasi (kode_reseller, jumlah, keterangan) values ('CA3', 1, 'x');
         select cast(@@identity as int) as [identity], (select max(kode) from dbo.mutasi) as [kode]`,
      );
      expect(rows[0]?.identity).toBe(rows[0]?.kode ?? -1);
    });

    test('one statement over many rows queues each of them', async () => {
      await session.batch('delete from hexaflate.queue');
      await session.batch("update dbo.produk set poin = 5 where kode in ('CP1', 'CP2', 'CP3')");
      const { rows } = await session.batch<{ row_key: string }>(
        'select row_key from hexaflate.queue order by row_key',
      );
      expect(rows.map(({ row_key }) => row_key)).toEqual(['CP1', 'CP2', 'CP3']);
    });

    test('an update that touches no row queues nothing', async () => {
      await session.batch('delete from hexaflate.queue');
      await session.batch("update dbo.produk set poin = 5 where kode = 'NOTHING'");
      expect((await session.batch('select 1 as [one] from hexaflate.queue')).rows).toEqual([]);
    });

    test('a code in recent rows that no Otomax known to us uses is named, and the known ones are not', async () => {
      await insertSale(subject.db, { status: 99 });
      await session.batch(
        "insert into dbo.mutasi (kode_reseller, jumlah, keterangan, jenis) values ('CA3', 1, 'x', 'Z')",
      );
      await subject.gateway.detect();
      expect((await subject.gateway.capabilities()).installation?.unknownCodes).toEqual([
        'mutasi.jenis=Z',
        'transaksi.status=99',
      ]);
    });

    test('check finds nothing that would fail, and changes nothing', async () => {
      const before = await objects();
      const { well, text } = await command('check');
      expect(text).not.toContain('FAIL');
      expect(well).toBe(true);
      expect(text).toContain(`UTC ${await measureOffset(session)} menit`);
      expect(await objects()).toEqual(before);
    });

    test('check names foreign triggers and plain OUTPUT', async () => {
      await session.batch("if object_id('[dbo].[careless]') is not null drop procedure [dbo].[careless]");
      await session.batch(
        'create trigger [dbo].[someone_elses] on [dbo].[outbox] after insert as begin set nocount on; end',
      );
      await session.batch(
        "create procedure [dbo].[careless] as begin insert into dbo.outbox (penerima, tipe_penerima) output inserted.kode values (1, 'S') end",
      );
      const { text } = await command('check');
      expect(text).toContain('someone_elses');
      expect(text).toContain('careless');
      // Where such a statement is known, our trigger would break it.
      await command('install');
      expect(await objects()).not.toContain('dbo.hexaflate_outbox');
      await session.batch('drop procedure [dbo].[careless]');
      await session.batch('drop trigger [dbo].[someone_elses]');
      await command('install');
      expect(await objects()).toContain('dbo.hexaflate_outbox');
    });

    test('check refuses a column that our insert could not fill', async () => {
      await session.batch('delete from dbo.inbox');
      await session.batch('alter table dbo.inbox add wrkirim tinyint not null');
      const { well, text } = await command('check');
      expect([well, text.includes('inbox.wrkirim')]).toEqual([false, true]);
      await session.batch('alter table dbo.inbox drop column wrkirim');
      expect((await command('check')).well).toBe(true);
      // The stand-in takes a table's triggers away together with a column.
      await command('install');
    });

    test('a second install does nothing', async () => {
      expect(planInstall(await readState(session))).toEqual([]);
      expect((await command('install')).text).toContain('Nothing to change');
    });

    test('a dry run of any verb changes nothing, and shows the SQL of what it would change', async () => {
      const before = await objects();
      for (const verb of ['check', 'install', 'status'] as const) await command(verb, true);
      expect((await command('uninstall', true)).text).toContain('drop table [hexaflate].[queue]');
      expect(await objects()).toEqual(before);
      await session.batch('drop trigger [dbo].[hexaflate_level]');
      expect((await command('install', true)).text).toContain('create trigger [dbo].[hexaflate_level]');
      expect(await objects()).toEqual(before.filter((name) => name !== 'dbo.hexaflate_level'));
      await command('install');
    });

    test('uninstall leaves no trace, and install brings everything back', async () => {
      const before = await objects();
      await command('uninstall');
      expect((await objects()).filter((name) => /hexaflate(?!_sandbox)/.test(name))).toEqual([]);
      const { rows } = await session.batch("select name from sys.schemas where name = 'hexaflate'");
      expect(rows).toEqual([]);
      expect((await command('status')).well).toBe(false);
      await command('install');
      expect(await objects()).toEqual(before);
      expect((await command('status')).well).toBe(true);
    });

    test.each([1, 3, 4, 9, 16])(
      'an installation that was cut off after step %d is finished by the next',
      async (done) => {
        const whole = await objects();
        await command('uninstall');
        await applySteps(session, planInstall(await readState(session)).slice(0, done));
        expect((await command('status')).well).toBe(false);
        await command('install');
        expect(await objects()).toEqual(whole);
        expect((await command('status')).well).toBe(true);
      },
    );

    test.each([1, 7])(
      'an installation that was cut off after step %d is removed without a trace',
      async (done) => {
        await command('uninstall');
        await applySteps(session, planInstall(await readState(session)).slice(0, done));
        await command('uninstall');
        expect((await objects()).filter((name) => /hexaflate(?!_sandbox)/.test(name))).toEqual([]);
        await command('install');
      },
    );

    test('a removal that was cut off is finished by the next', async () => {
      await applySteps(session, planUninstall(await readState(session)).slice(0, 15));
      await command('uninstall');
      expect((await objects()).filter((name) => /hexaflate(?!_sandbox)/.test(name))).toEqual([]);
      await command('install');
    });

    test('writers notice nothing of an installation and a removal, and no change is lost once it stands', async () => {
      const writer = await writeAllTheTime(subject.settings);
      for (const verb of ['uninstall', 'install', 'uninstall', 'install'] as const) await command(verb);
      const standing = await writer.written();
      await writer.stop();
      const { rows } = await session.batch<{ row_key: string }>(
        "select [row_key] from [hexaflate].[queue] where [entity] = 'ledger'",
      );
      const queued = new Set(rows.map(({ row_key }) => Number(row_key)));
      expect(writer.codes().filter((code) => code > standing && !queued.has(code))).toEqual([]);
      expect(writer.codes().at(-1)).toBeGreaterThan(standing);
    });

    test('without our tables nothing can be bought, and the reason says what to do', async () => {
      await command('uninstall');
      const gateway = await createSqlServerGateway({ settings: subject.settings });
      const { missing } = await gateway.capabilities();
      expect(missing.find(({ feature }) => feature === 'buy')?.reason).toContain('hexaflate otomax install');
      await gateway.close();
      await command('install');
    });

    test('a column that goes away under a running gateway is noticed without a restart', async () => {
      const gateway = await createSqlServerGateway({ settings: subject.settings });
      expect((await gateway.agent('CA3'))?.code).toBe('CA3');
      await session.batch('alter table dbo.reseller drop column suspend');
      expect((await gateway.agent('CA3'))?.status).toBe('active');
      await session.batch('alter table dbo.reseller add suspend tinyint');
      // The stand-in takes a table's triggers away together with a column.
      await command('install');
      // Only that: the column is back as it was.
      expect(
        (await gateway.detect()).filter((what) => !what.startsWith('our trigger hexaflate_reseller')),
      ).toEqual([]);
      await session.batch("update dbo.reseller set suspend = 1 where kode = 'CA3'");
      expect((await gateway.agent('CA3'))?.status).toBe('suspended');
      await session.batch("update dbo.reseller set suspend = 0 where kode = 'CA3'");
      await gateway.close();
    });

    test('a column that this installation lacks reads as null instead of failing', async () => {
      const { db } = subject;
      const sale = await insertSale(db, { kode_reseller: 'CA3' });
      await session.batch('alter table dbo.reseller drop column npwp');
      await session.batch('alter table dbo.transaksi drop column ref_id');
      await session.batch('alter table dbo.reseller drop column suspend');
      const gateway = await createSqlServerGateway({
        settings: subject.settings,
        clock: () => subject.clock.now,
      });
      expect((await gateway.agent('CA3'))?.status).toBe('active');
      expect((await gateway.agents({ status: 'active', search: 'CA3' }, { limit: 5 })).items).toHaveLength(1);
      expect((await gateway.transaction(sale))?.ownReference).toBeNull();
      expect((await gateway.submit(order())).state).toBe('sent');
      expect((await gateway.agent('CA3'))?.balance).toBe(rupiah(1_000_000));
      await gateway.close();
    });
  });
}
