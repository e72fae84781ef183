import { type AuditEntry, type AuditFilterQuery, AuditValueSchema } from '@hexaflate/contract';
import type { AuditEntryTable, Store } from '@hexaflate/store';
import { sql } from 'kysely';
import type * as z from 'zod';
import { AppError } from '../http/app-error.ts';
import { localDayStart } from '../time/local-day.ts';
import { PANEL_CHAIN } from './audit.ts';

export type AuditFilter = Omit<z.output<typeof AuditFilterQuery>, 'cursor' | 'limit'>;

/** The panel's entries that match, newest first: at most `limit` of those before entry `before`. */
export async function findEntries(
  store: Store,
  filter: AuditFilter,
  {
    limit,
    before,
    utcOffsetMinutes,
  }: { limit: number; before?: number | undefined; utcOffsetMinutes: number },
): Promise<AuditEntryTable[]> {
  let query = store.selectFrom('audit_entry').selectAll().where('chain', '=', PANEL_CHAIN);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (filter.actor) query = query.where('actor', '=', filter.actor);
  if (filter.verb) query = query.where('verb', '=', filter.verb);
  if (filter.subject) query = query.where('subject', '=', filter.subject);
  if (filter.from) query = query.where('at', '>=', localDayStart(filter.from, utcOffsetMinutes).getTime());
  if (filter.to) query = query.where('at', '<', localDayStart(filter.to, utcOffsetMinutes, 1).getTime());
  if (filter.q) {
    const part = `%${filter.q.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where(({ or }) =>
      or(
        (['actor', 'verb', 'subject', 'reason', 'address'] as const).map(
          (column) => sql<boolean>`lower(${sql.ref(column)}) like ${part} escape '\\'`,
        ),
      ),
    );
  }
  return query.orderBy('seq', 'desc').limit(limit).execute();
}

/** An entry as the panel and the export show it. */
export function entryView(entry: AuditEntryTable): AuditEntry {
  return {
    seq: entry.seq,
    at: new Date(entry.at).toISOString(),
    actor: entry.actor,
    verb: entry.verb,
    subject: entry.subject,
    before: entry.before === null ? null : AuditValueSchema.parse(JSON.parse(entry.before)),
    after: entry.after === null ? null : AuditValueSchema.parse(JSON.parse(entry.after)),
    reason: entry.reason,
    address: entry.address,
    sessionId: entry.session_id,
    hash: entry.hash,
  };
}

/** A page of the panel's trail, newest first. Throws `request.badCursor`. */
export async function searchTrail(
  store: Store,
  { cursor, limit, ...filter }: z.output<typeof AuditFilterQuery>,
  utcOffsetMinutes: number,
): Promise<{ items: AuditEntry[]; next?: string }> {
  if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) throw new AppError('request.badCursor');
  const before = cursor === undefined ? undefined : Number(cursor);
  const rows = await findEntries(store, filter, { limit: limit + 1, before, utcOffsetMinutes });
  const items = rows.slice(0, limit).map(entryView);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: String(last.seq) } : { items };
}
