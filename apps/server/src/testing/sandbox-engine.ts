import { join } from 'node:path';
import { createEngine, createOperator, type Operator, openConnection } from '@hexaflate/otomax/sandbox';
import { relayBatch } from '../relay/relay.ts';
import type { TestServer } from './context.ts';

export interface TestEngine {
  /** What the operator of the sandbox may do by hand. */
  operator: Operator;
  /** Lets the engine do all that is due, `ms` pass on the clock, and the same again; the server follows it. */
  pass(ms: number): Promise<void>;
  /** The same, but nobody carries the engine's changes to the server. */
  passUnseen(ms: number): void;
  /** How many inbox rows and transactions stand for a destination, whoever wrote them. */
  count(destination: string): { inbox: number; transactions: number };
  close(): void;
}

/** The sandbox's real engine over the test server's database, moved by hand: no step happens by itself. */
export async function startEngine(server: TestServer): Promise<TestEngine> {
  const db = await openConnection(join(server.dataDir, 'otomax.sqlite'));
  const silent = () => undefined;
  const now = () => server.clock.now;
  const engine = createEngine({
    db,
    now,
    seed: 1,
    speed: 1,
    log: { info: silent, warn: silent, error: silent },
  });
  const work = () => {
    engine.refresh();
    while (engine.step());
  };
  const passUnseen = (ms: number) => {
    work();
    server.clock.now += ms;
    work();
  };
  const operator = createOperator(db, now);
  await drain(server);
  return {
    operator,
    passUnseen,
    async pass(ms) {
      passUnseen(ms);
      await drain(server);
    },
    count(destination) {
      const one = (sql: string) => db.get<{ n: number }>(sql, destination)?.n ?? 0;
      return {
        inbox: one("select count(*) as n from inbox where is_jawaban = 0 and pesan like '%' || ? || '%'"),
        transactions: one('select count(*) as n from transaksi where tujuan = ?'),
      };
    },
    close: () => db.close(),
  };
}

/** Carries changes until none are queued. */
async function drain(server: TestServer): Promise<void> {
  while ((await relayBatch(server.context)) > 0);
}
