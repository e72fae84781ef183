import type { Money } from '@hexaflate/contract/money';
import { type Place, prepared } from '@hexaflate/sqlite';
import type { Insertable, Selectable } from 'kysely';
import { toLocalText } from '../local-time.ts';
import type { InboxTable, SubmissionTable } from '../tables.ts';
import type { GatewayContext, Reader, Writer } from './context.ts';

/** A transaction that lost a race, or its connection, is done again so often. */
const TRIES = 4;

/** Under what a request of ours to Otomax is known: its own id, and the attempt of its agent. */
export interface RequestKey {
  orderId: string;
  agentCode: string;
  attemptId: string;
  contentHash: string;
}

/** What is written: a message, or why there is none; and what was asked, as text without a PIN. */
type Decided = { request: string; price: Money | null } & (
  | { reason: string }
  | { inbox: Insertable<InboxTable> }
);

/**
 * Writes what `work` decides, unless this request, or this attempt of the agent under another id, was already written;
 * then what is written is the answer. All in one transaction, which is done again when it lost.
 */
export async function once(
  context: GatewayContext,
  key: RequestKey,
  work: (writer: Writer) => Promise<Decided>,
): Promise<Selectable<SubmissionTable>> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await context.write.transaction().execute((writer) => write(context, writer, key, work));
    } catch (error) {
      if (left === 0 || !context.dialect.isWorthRepeating(error)) throw error;
    }
  }
}

const earlierRow = prepared((db: Reader, place: Place<Omit<RequestKey, 'contentHash'>>) =>
  db
    .selectFrom('hexaflate_submission')
    .selectAll()
    .where((where) =>
      where.or([
        where('order_id', '=', place('orderId')),
        where.and([
          where('agent_code', '=', place('agentCode')),
          where('attempt_id', '=', place('attemptId')),
        ]),
      ]),
    ),
);

/**
 * The submission row goes in before the inbox row: its unique keys make a second one of the same request wait or
 * fail there, so that no inbox row ever stands in a transaction that could lose that race.
 */
async function write(
  { dialect, now }: GatewayContext,
  writer: Writer,
  key: RequestKey,
  work: (writer: Writer) => Promise<Decided>,
): Promise<Selectable<SubmissionTable>> {
  const { orderId, agentCode, attemptId } = key;
  const [earlier] = await earlierRow(writer, { orderId, agentCode, attemptId });
  if (earlier) return earlier;
  const decided = await work(writer);
  const row = {
    order_id: key.orderId,
    agent_code: key.agentCode,
    attempt_id: key.attemptId,
    content_hash: key.contentHash,
    state: 'reason' in decided ? 'neverSent' : 'sent',
    reason: 'reason' in decided ? decided.reason : null,
    kode_inbox: null,
    price: decided.price,
    request: decided.request,
    at: toLocalText(now(), dialect.utcOffsetMinutes),
  };
  await writer.insertInto('hexaflate_submission').values(row).execute();
  if ('reason' in decided) return row;
  const { kode } = await writer
    .insertInto('inbox')
    .values(decided.inbox)
    .returning('kode')
    .executeTakeFirstOrThrow();
  await writer
    .updateTable('hexaflate_submission')
    .set({ kode_inbox: kode })
    .where('order_id', '=', key.orderId)
    .execute();
  return { ...row, kode_inbox: kode };
}
