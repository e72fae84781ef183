import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import { type Change, type Gateway, INSTALLATION } from '../gateway.ts';
import { openSession, type SqlSession } from '../sqlserver/connection.ts';
import { runOtomaxCommand } from '../sqlserver/install/commands.ts';
import { readState, untold } from '../sqlserver/install/state.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

/** After so long without a change the relay looks seldom. */
const QUIET_MS = 2500;

/** Reads as the relay does, until a batch holds what is sought; answers everything read. */
async function readUntil(gateway: Gateway, sought: (change: Change) => boolean): Promise<Change[]> {
  const all: Change[] = [];
  for (;;) {
    const batch = await gateway.changes(100);
    await gateway.acknowledge(batch);
    all.push(...batch);
    if (batch.some(sought)) return all;
    await gateway.waitForChanges(250);
  }
}

const isMoved = ({ entity, key }: Change) => entity === 'everything' && key === INSTALLATION;

/** What holds when somebody takes our triggers away while a server runs. */
export function triggerRules(open: () => Promise<SqlServerSubject>): void {
  describe('triggers that go away while running', () => {
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
    const command = async (verb: 'check' | 'install' | 'status') => {
      const said: string[] = [];
      const { settings } = subject;
      const say = (text: string) => said.push(text);
      const well = await runOtomaxCommand({ verb, settings, dryRun: false, watchSeconds: 0, say });
      return { well, text: said.join('\n') };
    };
    const polled = async () => (await subject.gateway.capabilities()).installation?.polledTables;
    const credit = (saldo: bigint) =>
      subject.db.updateTable('reseller').set({ saldo }).where('kode', '=', 'CA3').execute();

    beforeEach(async () => {
      await command('install');
      await subject.gateway.detect();
      await subject.gateway.waitForChanges(0);
    });

    test.each<[string, string, bigint]>([
      ['dropped', 'drop trigger [dbo].[hexaflate_reseller]', rupiah(4321)],
      ['disabled', 'disable trigger [dbo].[hexaflate_reseller] on [dbo].[reseller]', rupiah(8765)],
    ])(
      'a trigger that is %s is noticed at once, and its table is asked from then on',
      async (_, statement, saldo) => {
        const { gateway } = subject;
        expect(await polled()).toEqual([]);
        await session.batch(statement);
        await readUntil(gateway, isMoved);
        expect((await gateway.detect()).join('\n')).toContain('our trigger hexaflate_reseller');
        expect(await polled()).toEqual(['reseller']);
        // What is polled in its place begins with everything, since nobody knows what changed meanwhile.
        await readUntil(gateway, ({ entity }) => entity === 'everything');
        await credit(saldo);
        await readUntil(gateway, ({ entity, key }) => entity === 'agent' && key === 'CA3');
      },
    );

    test('only the operator puts it back, and then the queue tells again', async () => {
      const { gateway } = subject;
      await session.batch('disable trigger [dbo].[hexaflate_reseller] on [dbo].[reseller]');
      await readUntil(gateway, isMoved);
      await gateway.detect();
      expect(untold(await readState(session))).toEqual(['reseller']);
      expect((await command('check')).text).toContain('Trigger kami di reseller dimatikan');
      const status = await command('status');
      expect([status.well, status.text.includes('hexaflate_reseller')]).toEqual([false, true]);

      await command('install');
      await readUntil(gateway, isMoved);
      await gateway.detect();
      expect(await polled()).toEqual([]);
      expect((await command('status')).well).toBe(true);
      await credit(rupiah(1234));
      const told = await readUntil(gateway, ({ entity }) => entity === 'agent');
      expect(told.filter(({ id }) => id.startsWith('poll:'))).toEqual([]);
    });

    test('a trigger that was made anew between two looks is noticed too: changes may have slipped through', async () => {
      await session.batch('drop trigger [dbo].[hexaflate_produk]');
      await command('install');
      await readUntil(subject.gateway, isMoved);
      await subject.gateway.detect();
      expect(await polled()).toEqual([]);
    });

    test('when every trigger is gone nothing is believed to be told: all tables are asked', async () => {
      const { triggers, present } = await readState(session);
      for (const name of triggers) await session.batch(`drop trigger [dbo].[${name}]`);
      await readUntil(subject.gateway, isMoved);
      await subject.gateway.detect();
      expect(await polled()).toEqual([...present].sort());
      expect((await command('check')).text).toContain('Tidak satu pun trigger kami');
      await credit(rupiah(777));
      await readUntil(subject.gateway, ({ entity, key }) => entity === 'agent' && key === 'CA3');
    });

    test('while nothing happens, the relay sends at most 20 statements a second', async () => {
      const { gateway } = subject;
      const read = async (forMs: number) => {
        const until = performance.now() + forMs;
        while (performance.now() < until) {
          await gateway.acknowledge(await gateway.changes(100));
          await gateway.waitForChanges(250);
        }
      };
      await read(QUIET_MS);
      const before = gateway.feedStatementCount();
      const start = performance.now();
      await read(QUIET_MS);
      const seconds = (performance.now() - start) / 1000;
      expect((gateway.feedStatementCount() - before) / seconds).toBeLessThanOrEqual(20);
    });
  });
}
