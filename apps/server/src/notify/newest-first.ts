import { type RawBuilder, sql } from 'kysely';
import { type Place, readCursor, writeCursor } from './cursor.ts';

/** A page of a list that is ordered by time and id, from a cursor of an earlier page on. */
export interface AskedPage {
  cursor?: string | undefined;
  limit: number;
}

/** Of the rows that lie before the cursor, those of the page; `column` is the time that they are ordered by. Throws `request.badCursor`. */
export function olderThan(column: string, { cursor }: AskedPage): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`1 = 1`;
  const { at, id } = readCursor(cursor);
  return sql<boolean>`(${sql.ref(column)}, ${sql.ref('id')}) < (${at}, ${id})`;
}

/** The page out of rows of which one more was read than it holds, and the cursor of the next one. */
export function pageOut<Row>(
  rows: readonly Row[],
  { limit }: AskedPage,
  placeOf: (row: Row) => Place,
): { shown: Row[]; next: { next?: string } } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: rows.length > limit && last ? { next: writeCursor(placeOf(last)) } : {} };
}
