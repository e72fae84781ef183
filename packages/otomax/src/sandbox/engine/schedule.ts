import type { Row } from './connection.ts';
import type { EngineContext } from './context.ts';
import { planFor } from './supplier.ts';

/** When the suppliers' answers are due. Only a cache: everything in it follows from the rows at status 2. */
export interface Schedule {
  /** Reads which sales are waiting anew, keeping what is known of those that have not moved. */
  refresh(): void;
  /** Reads one sale anew: it is in the schedule if it waits for a supplier, and out of it otherwise. */
  update(code: number): void;
  /** The sale whose answer has been due for longest; undefined when none is due yet. */
  due(): number | undefined;
  /** When the next answer is due, in absolute milliseconds. */
  nextDueAt(): number | undefined;
}

type Waiting = Pick<Row<'transaksi'>, 'kode' | 'tgl_status' | 'kode_modul'>;

/** A schedule that leaves the sales in `skip` alone. */
export function createSchedule(context: EngineContext, skip: ReadonlySet<number>): Schedule {
  const { db } = context;
  let waiting = new Map<number, { key: string; dueAt: number | undefined }>();

  const plan = (code: number, key: string) => {
    const sale = db.get<Row<'transaksi'>>('select * from transaksi where kode = ? and status = 2', code);
    return sale && { key, dueAt: planFor(context, sale).dueAt };
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
    refresh: () => {
      const rows = db.all<Waiting>(
        'select kode, tgl_status, kode_modul from transaksi where status < 20 and status = 2',
      );
      const before = waiting;
      waiting = new Map();
      earliest = null;
      for (const row of rows) {
        if (skip.has(row.kode)) continue;
        const known = before.get(row.kode);
        const entry = known?.key === keyOf(row) ? known : plan(row.kode, keyOf(row));
        if (entry) waiting.set(row.kode, entry);
      }
    },
    update: (code) => {
      const row = db.get<Waiting>('select kode, tgl_status, kode_modul from transaksi where kode = ?', code);
      const entry = row && !skip.has(code) ? plan(code, keyOf(row)) : undefined;
      if (entry) waiting.set(code, entry);
      else waiting.delete(code);
      earliest = null;
    },
    due: () => {
      const first = next();
      return first && first.dueAt <= context.now() ? first.code : undefined;
    },
    nextDueAt: () => next()?.dueAt,
  };
}

function keyOf(row: Waiting): string {
  return `${row.tgl_status}|${row.kode_modul}`;
}
