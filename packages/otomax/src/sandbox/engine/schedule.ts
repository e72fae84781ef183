import { contextOf, type EngineSetup, type Row } from './context.ts';
import { saleAt } from './sold.ts';
import { planFor } from './supplier.ts';

/** When the suppliers' answers are due. Only a cache: everything in it follows from the rows at status 2. */
export interface Schedule {
  /** Reads which sales are waiting anew, keeping what is known of those that have not moved. */
  refresh(): Promise<void>;
  /** Reads one sale anew: it is in the schedule if it waits for a supplier, and out of it otherwise. */
  update(code: number): Promise<void>;
  /** The sale whose answer has been due for longest; undefined when none is due yet. */
  due(): number | undefined;
  /** When the next answer is due, in absolute milliseconds. */
  nextDueAt(): number | undefined;
}

type Waiting = Pick<Row<'transaksi'>, 'kode' | 'tgl_status' | 'kode_modul'>;

interface Entry {
  key: string;
  dueAt: number | undefined;
}

/** A schedule that leaves the sales in `skip` alone. */
export function createSchedule(setup: EngineSetup, skip: ReadonlySet<number>): Schedule {
  let waiting = new Map<number, Entry>();

  const plan = async (code: number): Promise<Entry | undefined> => {
    const sale = await saleAt(setup, code, 2);
    if (!sale) return undefined;
    const { dueAt } = await planFor(await contextOf(setup), sale);
    return { key: keyOf(sale), dueAt };
  };
  /** The earliest; null when it has to be looked for again. */
  let earliest: { code: number; dueAt: number } | undefined | null = null;
  const next = () => {
    if (earliest !== null) return earliest;
    earliest = undefined;
    for (const [code, { dueAt }] of waiting) {
      if (dueAt !== undefined && (earliest === undefined || dueAt < earliest.dueAt))
        earliest = { code, dueAt };
    }
    return earliest;
  };

  return {
    refresh: async () => {
      const rows = await setup.db
        .selectFrom('transaksi')
        .select(['kode', 'tgl_status', 'kode_modul'])
        .where((row) => row('status', '<', row.lit(20)))
        .where('status', '=', 2)
        .execute();
      const fresh = new Map<number, Entry>();
      for (const row of rows) {
        if (skip.has(row.kode)) continue;
        const known = waiting.get(row.kode);
        const entry = known?.key === keyOf(row) ? known : await plan(row.kode);
        if (entry) fresh.set(row.kode, entry);
      }
      waiting = fresh;
      earliest = null;
    },
    update: async (code) => {
      const entry = skip.has(code) ? undefined : await plan(code);
      if (entry) waiting.set(code, entry);
      else waiting.delete(code);
      earliest = null;
    },
    due: () => {
      const first = next();
      return first && first.dueAt <= setup.now() ? first.code : undefined;
    },
    nextDueAt: () => next()?.dueAt,
  };
}

function keyOf(row: Waiting): string {
  return `${row.tgl_status}|${row.kode_modul}`;
}
