import { join } from 'node:path';
import {
  createEngine,
  createOperator,
  type Operator,
  openSqliteEngine,
  setupOf,
} from '@hexaflate/otomax/sandbox';
import { relayBatch } from '../relay/relay.ts';
import type { TestServer } from './context.ts';

export interface TestEngine {
  /** What the operator of the sandbox may do by hand. */
  operator: Operator;
  /** Lets the engine do all that is due, `ms` pass on the clock, and the same again; the server follows it. */
  pass(ms: number): Promise<void>;
  /** The same, but nobody carries the engine's changes to the server. */
  passUnseen(ms: number): Promise<void>;
  /** How many inbox rows and transactions stand for a destination, whoever wrote them. */
  count(destination: string): Promise<{ inbox: number; transactions: number }>;
  close(): Promise<void>;
}

/** The sandbox's real engine over the test server's database, moved by hand: no step happens by itself. */
export async function startEngine(server: TestServer): Promise<TestEngine> {
  const database = await openSqliteEngine(join(server.dataDir, 'otomax.sqlite'));
  const silent = () => undefined;
  const now = () => server.clock.now;
  const log = { info: silent, warn: silent, error: silent };
  const engine = createEngine(setupOf(database, { now, log }), database.isTransient);
  const work = async () => {
    await engine.refresh();
    while (await engine.step());
  };
  const passUnseen = async (ms: number) => {
    await work();
    server.clock.now += ms;
    await work();
  };
  const operator = createOperator(database, now);
  await drain(server);
  return {
    operator,
    passUnseen,
    async pass(ms) {
      await passUnseen(ms);
      await drain(server);
    },
    async count(destination) {
      const { db } = database;
      const asked = await db
        .selectFrom('inbox')
        .select('kode')
        .where('is_jawaban', '=', 0)
        .where('pesan', 'like', `%${destination}%`)
        .execute();
      const sold = await db
        .selectFrom('transaksi')
        .select('kode')
        .where('tujuan', '=', destination)
        .execute();
      return { inbox: asked.length, transactions: sold.length };
    },
    close: database.close,
  };
}

/** Carries changes until none are queued. */
async function drain(server: TestServer): Promise<void> {
  while ((await relayBatch(server.context)) > 0);
}
