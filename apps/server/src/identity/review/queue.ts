import {
  type DocumentKind,
  documentKinds,
  type IdentityCaseRow,
  type IdentityQueueQuery,
} from '@hexaflate/contract';
import type { IdentityCaseTable, IdentityDocumentTable } from '@hexaflate/store';
import type * as z from 'zod';
import type { Context } from '../../context.ts';
import { readCursor, writeCursor } from '../../notify/cursor.ts';
import { readCase } from '../documents.ts';
import { identityDuplicates } from '../duplicates.ts';
import { instant, instantOrNull } from '../views.ts';

type Query = z.output<typeof IdentityQueueQuery>;

/** A page of cases as one reviewer sees them. Throws `request.badCursor`. */
export async function reviewQueue(
  context: Context,
  reviewer: string,
  filter: Query,
): Promise<{ items: IdentityCaseRow[]; next?: string; waiting: number }> {
  const rows = await findCases(context, reviewer, filter);
  const shown = rows.slice(0, filter.limit);
  const items: IdentityCaseRow[] = [];
  for (const row of shown) items.push(await rowView(context, reviewer, row));
  const last = shown.at(-1);
  const waiting = await countWaiting(context);
  const next =
    rows.length > shown.length &&
    last &&
    writeCursor({ at: orderOf(last, filter.status), id: last.agent_code });
  return next ? { items, next, waiting } : { items, waiting };
}

function findCases({ store, now }: Context, reviewer: string, filter: Query): Promise<IdentityCaseTable[]> {
  const oldestFirst = filter.status === 'inReview';
  const column = oldestFirst ? 'waiting_since' : 'changed_at';
  let query = store
    .selectFrom('identity_case')
    .selectAll()
    .where('status', '=', filter.status)
    .orderBy(column, oldestFirst ? 'asc' : 'desc')
    .orderBy('agent_code')
    .limit(filter.limit + 1);
  if (filter.q)
    query = query.where(({ eb, fn, val }) =>
      eb(fn('lower', ['agent_code']), 'like', val(`%${escapeLike(filter.q ?? '')}%`)),
    );
  if (filter.free === 'true')
    query = query.where(({ eb, or }) =>
      or([
        eb('lease_until', 'is', null),
        eb('lease_until', '<=', now()),
        eb('lease_operator', '=', reviewer),
      ]),
    );
  if (filter.second === 'true')
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('identity_document')
          .select('kind')
          .whereRef('identity_document.agent_code', '=', 'identity_case.agent_code')
          .where('identity_document.status', '=', 'inReview')
          .where('first_approver', 'is not', null)
          .where('first_approver', '!=', reviewer),
      ),
    );
  if (filter.cursor !== undefined) {
    const after = readCursor(filter.cursor);
    query = query.where(({ eb, or, and }) =>
      or([
        eb(column, oldestFirst ? '>' : '<', after.at),
        and([eb(column, '=', after.at), eb('agent_code', '>', after.id)]),
      ]),
    );
  }
  return query.execute();
}

/** Signs that mean something to LIKE are looked for as nothing: no agent's code holds one. */
function escapeLike(text: string): string {
  return text.toLowerCase().replace(/[\\%_]/g, '');
}

function orderOf(row: IdentityCaseTable, status: Query['status']): number {
  return (status === 'inReview' ? row.waiting_since : row.changed_at) ?? 0;
}

async function countWaiting({ store }: Context): Promise<number> {
  const { waiting } = await store
    .selectFrom('identity_case')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('status', '=', 'inReview')
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

async function rowView(context: Context, reviewer: string, row: IdentityCaseTable): Promise<IdentityCaseRow> {
  const { documents } = await readCase(context.store, row.agent_code);
  const agent = await context.otomax.agent(row.agent_code);
  const duplicates = await identityDuplicates(context, row.agent_code);
  return {
    ...caseFacts(context, reviewer, row, documents),
    agentName: agent?.name ?? null,
    duplicateCount: duplicates.length,
    documents: documentKinds.map((kind) => ({ kind, status: documents[kind].status })),
  };
}

/** What the queue and the case say alike. */
export function caseFacts(
  { now }: Pick<Context, 'now'>,
  reviewer: string,
  row: IdentityCaseTable,
  documents: Record<DocumentKind, IdentityDocumentTable>,
) {
  const held = row.lease_operator !== null && row.lease_until !== null && row.lease_until > now();
  return {
    agentCode: row.agent_code,
    status: row.status,
    version: row.version,
    waitingSince: instantOrNull(row.waiting_since),
    lease:
      held && row.lease_operator !== null && row.lease_until !== null
        ? {
            operator: row.lease_operator,
            until: instant(row.lease_until),
            mine: row.lease_operator === reviewer,
          }
        : null,
    firstApproval: firstApproval(Object.values(documents)),
  };
}

/** The first of two approvals, once everything that waits has it. */
function firstApproval(documents: readonly IdentityDocumentTable[]) {
  const waiting = documents.filter(({ status }) => status === 'inReview');
  const [first] = waiting;
  if (!first || waiting.some((one) => one.first_approver === null)) return null;
  return first.first_approver !== null && first.first_approved_at !== null
    ? { operator: first.first_approver, at: instant(first.first_approved_at) }
    : null;
}
