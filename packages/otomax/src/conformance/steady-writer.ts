import { openSession } from '../sqlserver/connection.ts';
import type { SqlServerSettings } from '../sqlserver/settings.ts';

/** Somebody who works in the database all the time, as Otomax does. */
export interface SteadyWriter {
  /** The ledger rows written so far, by number, in order. */
  codes(): readonly number[];
  /** Resolves with the number of a row that was begun after the call. */
  written(): Promise<number>;
  /** Rejects when a write failed. */
  stop(): Promise<void>;
}

/** Writes the ledger one row after the other, as fast as the server lets it. */
export async function writeAllTheTime(settings: SqlServerSettings): Promise<SteadyWriter> {
  const session = await openSession(settings);
  const codes: number[] = [];
  let running = true;
  let waiting: (() => void)[] = [];
  const loop = async () => {
    while (running) {
      const told = waiting;
      waiting = [];
      const { rows } = await session.run<{ kode: number }>(
        "declare @t table (kode int); insert into [dbo].[mutasi] ([kode_reseller], [jumlah], [keterangan]) output inserted.kode into @t values ('CA3', 1, 'x'); select kode from @t",
        [],
      );
      codes.push(rows[0]?.kode ?? 0);
      for (const tell of told) tell();
    }
  };
  const ended = loop().finally(() => session.close());
  return {
    codes: () => codes,
    written: async () => {
      await Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), ended]);
      return codes.at(-1) ?? 0;
    },
    stop: async () => {
      running = false;
      await ended;
    },
  };
}
