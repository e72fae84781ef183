import { FORMAT_GROUP } from '../formats.ts';
import type { RenamedColumns } from './columns.ts';
import type { SqlSession } from './connection.ts';
import { ask } from './facts.ts';
import { columnsOfTable, type FoundColumn } from './probe.ts';

const TABLE = 'parameter';
/** What nobody can read formats without. */
const ESSENTIAL = ['grup', 'nama', 'nilai'] as const;
/** Built-in names that hardly any Otomax is without; they stand in one column, and nowhere else as they are. */
const NAMES = ['Transaksi', 'UbahPin', 'TransferSaldo', 'TiketDeposit', 'CekSaldo', 'CekHarga'];
/** What only templates are made of. */
const PIECES = ['[spr]', '[pin]', '[tujuan]', '[kodeproduk]'];

/** How often a column holds what each of the essential ones holds. */
interface ColumnShape extends Record<(typeof ESSENTIAL)[number], number> {
  column: string;
}

/** Asks what stands in the text columns of `parameter`; as many rows as columns. */
export function shapeSql(columns: readonly string[]): string {
  return columns
    .map((column) => {
      const name = `[${column.replaceAll(']', ']]')}]`;
      const text = `'${column.replaceAll("'", "''")}'`;
      const names = NAMES.map((each) => `'${each}'`).join(', ');
      const pieces = PIECES.map((each) => `charindex('${each}', ${name}) > 0`).join(' or ');
      return `select ${text} as [column], sum(case when ${name} = '${FORMAT_GROUP}' then 1 else 0 end) as [grup], sum(case when ${name} in (${names}) then 1 else 0 end) as [nama], sum(case when ${pieces} then 1 else 0 end) as [nilai] from [dbo].[${TABLE}]`;
    })
    .join('\nunion all\n');
}

/**
 * Where an installation calls the columns of `parameter` otherwise, they are known by what stands in them: the group by
 * the word for formats, the name by Otomax's built-in names, the template by its placeholders; then the description and
 * the date, when only one column is left that could be it. What two columns could be is left open. Asks nothing where
 * the names are the usual ones.
 */
export async function findRenamed(
  session: SqlSession,
  found: readonly FoundColumn[],
): Promise<RenamedColumns> {
  const columns = columnsOfTable(found, 'dbo', TABLE);
  const has = (name: string) => columns.some(({ column }) => column.toLowerCase() === name);
  const wanted = ESSENTIAL.filter((name) => !has(name));
  if (columns.length === 0 || wanted.length === 0) return new Map();
  const known = new Set(['grup', 'nama', 'nilai', 'keterangan', 'tgl_data']);
  const others = columns.filter(({ column }) => !known.has(column.toLowerCase()));
  const texts = others.filter(({ type }) => /^n?(var)?char$/i.test(type)).map(({ column }) => column);
  if (texts.length === 0) return new Map();
  const shapes = (await ask<ColumnShape>(session, shapeSql(texts))) ?? [];
  const renamed = new Map<string, string>();
  for (const name of wanted) {
    const real = mostOf(shapes, name);
    if (real !== undefined) renamed.set(name, real);
  }
  const left = (of: readonly string[]) => of.filter((column) => ![...renamed.values()].includes(column));
  const dates = others.filter(({ type }) => /^(small)?datetime/i.test(type)).map(({ column }) => column);
  const [description, ...more] = left(texts);
  if (!has('keterangan') && description !== undefined && more.length === 0)
    renamed.set('keterangan', description);
  const [date, ...dates2] = left(dates);
  if (!has('tgl_data') && date !== undefined && dates2.length === 0) renamed.set('tgl_data', date);
  return renamed.size === 0 ? new Map() : new Map([[TABLE, renamed]]);
}

/** The one column that holds it most often; undefined when none does, or two do alike. */
function mostOf(shapes: readonly ColumnShape[], name: (typeof ESSENTIAL)[number]): string | undefined {
  const [best, next] = [...shapes].sort((a, b) => b[name] - a[name]);
  return best && best[name] > 0 && best[name] !== next?.[name] ? best.column : undefined;
}
