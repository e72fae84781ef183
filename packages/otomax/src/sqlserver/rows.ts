import { parseMoney } from '@hexaflate/contract/money';
import { moneyColumns } from '../tables.ts';

/** A column of a row, as the library gives it. */
interface ColumnValue {
  value: unknown;
  metadata: { colName: string; type: { type: string } };
}

/**
 * One row as the gateway's tables have it: money as scaled bigint, times as local text, numbers as numbers. Throws
 * TypeError when money comes as a float, which no statement of ours lets happen.
 */
export function readRow<Row>(columns: readonly ColumnValue[]): Row {
  // Which columns come is the statement's promise, which its own types carry.
  const entries: readonly unknown[][] = columns.map(({ metadata, value }) => [
    metadata.colName,
    readValue(metadata.colName, metadata.type.type, value),
  ]);
  return Object.fromEntries(entries);
}

export function readValue(name: string, type: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 23).replace('T', ' ');
  if (Object.hasOwn(moneyColumns, name)) {
    if (typeof value === 'string') return parseMoney(value.trim());
    throw new TypeError(`Money in "${name}" came as ${type}`);
  }
  if (typeof value === 'boolean') return value ? 1 : 0;
  // 64-bit numbers come as text.
  if (typeof value === 'string' && wholeTypes.has(type)) return Number(value);
  return value;
}

const wholeTypes: ReadonlySet<string> = new Set(['INT8', 'INTN']);
