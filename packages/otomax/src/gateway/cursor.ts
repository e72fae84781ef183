import { BadCursorError, type Page, type PageRequest } from '../gateway.ts';

/** Most rows of one page, whatever is asked for. */
const MAX_PAGE = 500;

/**
 * Where a list goes on: after the row with this key. The list's name goes along, so that a cursor of one list,
 * or of another agent's list, is refused by the next.
 */
export function readCursor(list: string, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  if (cursor.length > 200 || !/^[\w-]+$/.test(cursor)) throw new BadCursorError('Not a cursor');
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const prefix = `${list}\n`;
  if (!text.startsWith(prefix) || makeCursor(list, text.slice(prefix.length)) !== cursor) {
    throw new BadCursorError('The cursor belongs to another list');
  }
  return text.slice(prefix.length);
}

/** The same for lists whose key is a row number. */
export function readNumberCursor(list: string, cursor: string | undefined): number | undefined {
  const key = readCursor(list, cursor);
  if (key === undefined) return undefined;
  const code = Number(key);
  if (!/^\d{1,15}$/.test(key)) throw new BadCursorError('Not a cursor');
  return code;
}

export function makeCursor(list: string, key: string | number): string {
  return Buffer.from(`${list}\n${key}`, 'utf8').toString('base64url');
}

/** Rows to ask for: one more than the page holds, which tells whether there is another page. */
export function rowsToAsk(page: PageRequest): number {
  return pageSize(page) + 1;
}

/** Cuts the extra row off and points to the next page when there was one. */
export function toPage<Row, Item>(
  list: string,
  page: PageRequest,
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  items: readonly Item[],
): Page<Item> {
  const size = pageSize(page);
  const last = rows[size - 1];
  const more = rows.length > size && last !== undefined;
  return { items: items.slice(0, size), ...(more ? { next: makeCursor(list, keyOf(last)) } : {}) };
}

function pageSize(page: PageRequest): number {
  return Math.min(MAX_PAGE, Math.max(1, Math.trunc(page.limit)));
}
