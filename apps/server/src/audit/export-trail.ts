import type { AuditEntry, AuditExportQuery } from '@hexaflate/contract';
import type { Store } from '@hexaflate/store';
import type * as z from 'zod';
import { entryView, findEntries } from './search-trail.ts';

const PAGE = 500;
const COLUMNS = [
  'seq',
  'at',
  'actor',
  'verb',
  'subject',
  'before',
  'after',
  'reason',
  'address',
  'sessionId',
  'hash',
] as const satisfies readonly (keyof AuditEntry)[];

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' };

/** The panel's entries that match, newest first, as a file that is sent while it is read. */
export function exportTrail(
  store: Store,
  { format, ...filter }: z.output<typeof AuditExportQuery>,
  utcOffsetMinutes: number,
): Response {
  const encoder = new TextEncoder();
  let before: number | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(file) {
      if (format === 'csv') file.enqueue(encoder.encode(`${COLUMNS.join(',')}\r\n`));
    },
    async pull(file) {
      const page = await findEntries(store, filter, { limit: PAGE, before, utcOffsetMinutes });
      before = page.at(-1)?.seq;
      if (page.length > 0)
        file.enqueue(encoder.encode(page.map((entry) => line(entryView(entry), format)).join('')));
      if (page.length < PAGE) file.close();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': `attachment; filename="audit.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

function line(entry: AuditEntry, format: 'csv' | 'jsonl'): string {
  if (format === 'jsonl') return `${JSON.stringify(entry)}\n`;
  return `${COLUMNS.map((column) => cell(entry[column])).join(',')}\r\n`;
}

/** A cell that a spreadsheet never takes for a formula, whatever an outsider put into it. */
function cell(value: unknown): string {
  const text = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
