import type { Connection } from './connection.ts';

/** A number of the installation's settings (`parameter`, grup 'Setting'), or the fallback when it has none. */
export function numberSetting(db: Connection, name: string, fallback: number): number {
  const row = db.get<{ nilai: string | null }>(
    "select nilai from parameter where grup = 'Setting' and nama = ?",
    name,
  );
  const value = Number(row?.nilai ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : fallback;
}
