import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { startTcpProxy, type TcpProxy, until } from '@hexaflate/testing';
import type { Taken } from '../sandbox/engine/database.ts';
import { runEngine } from '../sandbox/engine/run.ts';
import { openSession, type SqlSession } from '../sqlserver/connection.ts';
import { stagingSource } from '../sqlserver/staging/engine-source.ts';
import { ensureStaging } from '../sqlserver/staging/ensure.ts';
import { openStagingPhones } from '../sqlserver/staging/phones.ts';
import { prepareStaging } from '../sqlserver/staging/prepare.ts';
import { stagingState } from '../sqlserver/staging/state.ts';
import { createMarker, finishMarker, MARKER } from '../sqlserver/staging/tables.ts';
import { openEngineOnSqlServer, type SqlServerEngineSubject } from './engine-sql-server-subject.ts';
import { type EngineWorld, engineWorld } from './engine-subject.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const CUTS = 4;
const seeding = { seed: 1, historyDays: 0, anew: false, onMake: () => undefined };

/** What holds of a staging Otomax on SQL Server besides what every engine does. */
export function stagingRules(url: string): void {
  describe('staging', () => {
    let subject: SqlServerEngineSubject;
    let world: EngineWorld;
    let session: SqlSession;
    let proxy: TcpProxy;
    beforeAll(async () => {
      subject = await openEngineOnSqlServer(url);
      world = engineWorld(subject);
      session = await openSession(subject.settings);
      proxy = await startTcpProxy({ host: subject.settings.host, port: subject.settings.port ?? 0 });
    });
    afterAll(async () => {
      await proxy.close();
      session.close();
      await subject.close();
    });
    const source = () => stagingSource(subject.settings, seeding);

    /** A server learns a little later that a client is gone, and keeps its locks until then. */
    const takeSoon = async (): Promise<Taken> => {
      let taken: Taken | undefined;
      await until(async () => {
        taken = await source().take();
        return taken !== undefined;
      });
      if (!taken) throw new Error('Nobody may take it');
      return taken;
    };

    test('one engine at a time: a second waits its turn and takes over when the first is gone', async () => {
      const first = await takeSoon();
      expect(await source().take()).toBeUndefined();
      await first.release();
      const second = await takeSoon();
      await second.release();
    });

    test('a database that was made here is gone on with, and nothing in it is lost', async () => {
      await world.db
        .updateTable('reseller')
        .set({ nama: 'Toko lain' })
        .where('kode', '=', 'AG0002')
        .execute();
      await ensureStaging(session, 420, seeding);
      expect((await world.agent('AG0002')).nama).toBe('Toko lain');
    });

    test('an engine whose wire is cut again and again sells each order once', async () => {
      const codes: number[] = [];
      for (let index = 0; index < 5; index += 1)
        codes.push(await world.say(`S10.08123460${String(index).padStart(4, '0')}.258036`));
      const stop = new AbortController();
      const engine = runEngine({
        source: stagingSource({ ...subject.settings, host: '127.0.0.1', port: proxy.port }, seeding),
        log: quiet,
        signal: stop.signal,
        seed: 7,
        speed: 50,
      });
      // In the middle of the one or the other: a sale takes about 60 requests, signing in a handful.
      let cuts = 0;
      const cutLater = (after: number) => {
        let left = after;
        proxy.cutAfter(() => {
          left -= 1;
          if (left > 0) return false;
          cuts += 1;
          if (cuts < CUTS) queueMicrotask(() => cutLater(20 + Math.floor(Math.random() * 60)));
          return true;
        });
      };
      cutLater(25);
      const settled = async () => {
        const sales = await world.db
          .selectFrom('transaksi')
          .select('status')
          .where('kode_inbox', 'in', codes)
          .execute();
        return sales.length === codes.length && sales.every(({ status }) => status >= 20);
      };
      await until(async () => cuts === CUTS && (await settled()));
      stop.abort();
      await engine;
      expect(cuts).toBe(CUTS);
      const sales = await world.db
        .selectFrom('transaksi')
        .select('kode_inbox')
        .where('tujuan', 'like', '08123460%')
        .execute();
      expect(sales.map(({ kode_inbox }) => kode_inbox).sort()).toEqual([...codes].sort());
      expect(await world.bookFaults()).toEqual([]);
    });

    test('its phones show what they have received, as long as the database carries our mark', async () => {
      const phones = await openStagingPhones(subject.settings);
      const text = 'Kode masuk 424242';
      await world.db
        .insertInto('outbox')
        .values({ penerima: '+6281299990001', tipe_penerima: 'S', pesan: text, is_perintah: 0 })
        .execute();
      expect((await phones?.messages('081299990001'))?.map((message) => message.text)).toEqual([text]);
      await withoutMark(session, async () => {
        expect(await phones?.messages('081299990001')).toEqual([]);
        expect(await openStagingPhones(subject.settings)).toBeUndefined();
      });
      await phones?.close();
    });

    test('a database that was not finished is made again', async () => {
      await session.batch(`delete from [dbo].[${MARKER}]`);
      expect(await stagingState(session)).toBe('unfinished');
      await ensureStaging(session, 420, seeding);
      expect(await stagingState(session)).toBe('whole');
      expect((await world.agent('AG0001')).nama).toBe('Maju Jaya Cell');
    });

    test('a database that was not made here is refused and left as it is', async () => {
      const holdsSomething = await stagingState(session);
      expect(holdsSomething).toBe('whole');
      await withoutMark(session, async () => {
        expect(await stagingState(session)).toBe('foreign');
        await expect(ensureStaging(session, 420, seeding)).rejects.toThrow('kosong');
        await expect(prepareStaging(session, world.db, 420)).rejects.toThrow('kosong');
        expect((await world.agent('AG0001')).nama).toBe('Maju Jaya Cell');
      });
    });
  });
}

/** As if somebody else had made the database. Afterwards it is ours again, for the rules that come later. */
async function withoutMark(session: SqlSession, work: () => Promise<void>): Promise<void> {
  await session.batch(`drop table [dbo].[${MARKER}]`);
  try {
    await work();
  } finally {
    await session.batch(createMarker);
    await session.batch(finishMarker);
  }
}
