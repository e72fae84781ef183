import {
  BadCursorError,
  type InboxOutcome,
  type Page,
  type PageRequest,
  type Submission,
} from '../gateway.ts';
import { toLocalText } from '../local-time.ts';
import { statusInfo } from '../status.ts';
import type { GatewayContext } from './context.ts';
import { readCursor, rowsToAsk, toPage } from './cursor.ts';
import { isPinChange } from './pin-change-row.ts';
import { toSubmission } from './submission-row.ts';
import { transaction, transactionOfInbox } from './transactions.ts';

export async function submission(context: GatewayContext, orderId: string): Promise<Submission | undefined> {
  const row = await context.read
    .selectFrom('hexaflate_submission')
    .selectAll()
    .where('order_id', '=', orderId)
    .executeTakeFirst();
  return row && toSubmission(row, context.dialect.utcOffsetMinutes);
}

const SUBMISSIONS = 'submissions';
/** Several rows may carry the same time, so the order id is part of the place where a page ends. */
const PLACE = /^(.+) ([\w-]+)$/;

export async function submissionsSince(
  context: GatewayContext,
  since: Date,
  page: PageRequest,
): Promise<Page<Submission>> {
  const { utcOffsetMinutes } = context.dialect;
  let query = context.read
    .selectFrom('hexaflate_submission')
    .selectAll()
    .where('at', '>', toLocalText(since, utcOffsetMinutes));
  const key = readCursor(SUBMISSIONS, page.cursor);
  if (key !== undefined) {
    const [, at, orderId] = PLACE.exec(key) ?? [];
    if (at === undefined || orderId === undefined) throw new BadCursorError('Not a cursor');
    query = query.where((where) =>
      where.or([where('at', '>', at), where.and([where('at', '=', at), where('order_id', '>', orderId)])]),
    );
  }
  const rows = await query.orderBy('at').orderBy('order_id').limit(rowsToAsk(page)).execute();
  return toPage(
    SUBMISSIONS,
    page,
    rows,
    (row) => `${row.at} ${row.order_id}`,
    rows
      .slice(0, page.limit)
      .filter(({ request }) => !isPinChange(request))
      .map((row) => toSubmission(row, utcOffsetMinutes)),
  );
}

export async function outcome(context: GatewayContext, inboxCode: number): Promise<InboxOutcome | undefined> {
  const inbox = await context.read
    .selectFrom('inbox')
    .select(['status', 'kode_transaksi'])
    .where('kode', '=', inboxCode)
    .executeTakeFirst();
  if (!inbox) return undefined;
  // A repeated reference is answered with the transaction of an earlier request, which only kode_transaksi names.
  const become =
    inbox.kode_transaksi === null
      ? await transactionOfInbox(context, inboxCode)
      : await transaction(context, inbox.kode_transaksi);
  const { name, family } = statusInfo(inbox.status);
  return {
    inboxCode,
    status: inbox.status,
    statusName: name,
    state: become
      ? 'transaction'
      : family === 'failed'
        ? 'refused'
        : family === 'success' && inbox.status !== 22
          ? 'answered'
          : 'waiting',
    transaction: become ?? null,
    reply: await newestReply(context, inboxCode, become?.code),
  };
}

async function newestReply(
  context: GatewayContext,
  inboxCode: number,
  transactionCode: number | undefined,
): Promise<string | null> {
  const row = await context.read
    .selectFrom('outbox')
    .select('pesan')
    .where((where) =>
      where.or([
        where('kode_inbox', '=', inboxCode),
        ...(transactionCode === undefined ? [] : [where('kode_transaksi', '=', transactionCode)]),
      ]),
    )
    .where((where) => where.or([where('is_perintah', 'is', null), where('is_perintah', '=', 0)]))
    .orderBy('kode', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.pesan ?? null;
}
