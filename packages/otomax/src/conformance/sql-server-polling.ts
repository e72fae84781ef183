import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import type { Change, Gateway } from '../gateway.ts';
import { toLocalText } from '../local-time.ts';
import { openSession } from '../sqlserver/connection.ts';
import { runOtomaxCommand } from '../sqlserver/install/commands.ts';
import { insertSale, order } from './fixtures.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

async function drain(gateway: Gateway): Promise<Change[]> {
  const all: Change[] = [];
  for (;;) {
    const batch = await gateway.changes(100);
    if (batch.length === 0) return all;
    all.push(...batch);
    await gateway.acknowledge(batch);
  }
}

const told = (changes: readonly Change[]) => changes.map(({ entity, key }) => `${entity} ${key}`).sort();

/** What a feed without triggers owes besides the rules of every feed. */
export function pollingRules(open: () => Promise<SqlServerSubject>): void {
  describe('changes without triggers', () => {
    let subject: SqlServerSubject;
    beforeAll(async () => {
      subject = await open();
      await drain(subject.gateway);
    });
    afterAll(() => subject.close());

    test('whoever begins to look says first that anything may have changed', async () => {
      const other = await subject.another();
      expect(new Set((await drain(other)).map(({ entity }) => entity))).toContain('everything');
      expect(await drain(other)).toEqual([]);
    });

    test('a ledger row of the last minutes is told to whoever begins, since nobody may have seen it', async () => {
      const { db, clock } = subject;
      const entry = { kode_reseller: 'CA3', jumlah: rupiah(1), keterangan: 'x' };
      const { kode } = await db
        .insertInto('mutasi')
        .values({ ...entry, tanggal: toLocalText(clock.now) })
        .returning('kode')
        .executeTakeFirstOrThrow();
      const other = await subject.another();
      expect(told(await drain(other))).toContain(`ledger ${kode}`);
      await drain(subject.gateway);
    });

    test('a row that was numbered earlier and committed later is not missed', async () => {
      const { db, gateway, settings } = subject;
      const slow = await openSession(settings);
      await slow.begin();
      const { rows } = await slow.run<{ kode: number }>(
        "declare @t table (kode int); insert into [dbo].[transaksi] ([tgl_entri], [kode_reseller], [status]) output inserted.kode into @t values (getdate(), 'CA3', 20); select kode from @t",
        [],
      );
      const early = rows[0]?.kode ?? 0;
      const late = await insertSale(db);
      expect(late).toBeGreaterThan(early);
      expect(told(await drain(gateway))).toEqual([`transaction ${late}`]);
      await slow.commit();
      slow.close();
      expect(told(await drain(gateway))).toEqual([`transaction ${early}`]);
    });

    test('a transaction is followed until it is final, and a flip afterwards is found', async () => {
      const { db, gateway } = subject;
      const code = await insertSale(db, { status: 2 });
      await drain(gateway);
      for (const status of [3, 20, 40]) {
        await db.updateTable('transaksi').set({ status }).where('kode', '=', code).execute();
        expect(told(await drain(gateway))).toEqual([`transaction ${code}`]);
      }
      expect(await drain(gateway)).toEqual([]);
    });

    test('a debit tells the new balance and the transaction along with the ledger row', async () => {
      const { db, gateway } = subject;
      const sale = await insertSale(db, { status: 2 });
      await drain(gateway);
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('reseller')
          .set({ saldo: rupiah(5) })
          .where('kode', '=', 'CA3')
          .execute();
        await trx.updateTable('transaksi').set({ status: 20 }).where('kode', '=', sale).execute();
        await trx
          .insertInto('mutasi')
          .values({ kode_reseller: 'CA3', jumlah: rupiah(-1), keterangan: 'x', kode_transaksi: sale })
          .execute();
      });
      const changes = await drain(gateway);
      expect(changes.map(({ entity }) => entity).sort()).toEqual(['agent', 'ledger', 'transaction']);
    });

    test('an order is sold and followed without a queue and without a trigger', async () => {
      const { db, gateway, settings } = subject;
      const { inboxCode } = await gateway.submit(order());
      await drain(gateway);
      await db
        .updateTable('inbox')
        .set({ status: 22 })
        .where('kode', '=', inboxCode ?? -1)
        .execute();
      expect(await drain(gateway)).toMatchObject([{ entity: 'inbox', inboxCode }]);
      const session = await openSession(settings);
      const { rows } = await session.batch<{ name: string }>(
        "select name from sys.triggers where name like 'hexaflate%' union all select t.name from sys.tables t join sys.schemas s on s.schema_id = t.schema_id where s.name = 'hexaflate' and t.name = 'queue'",
      );
      session.close();
      expect(rows).toEqual([]);
      expect((await gateway.capabilities()).missing).toEqual([]);
    });

    test('status says what it costs', async () => {
      const said: string[] = [];
      const well = await runOtomaxCommand({
        verb: 'status',
        settings: subject.settings,
        dryRun: false,
        say: (text) => said.push(text),
      });
      expect(well).toBe(true);
      expect(said.join('\n')).toMatch(/[\d.]+ perintah/);
    });
  });
}
