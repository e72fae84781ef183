import type { InboxOutcome, Submission } from '../gateway.ts';
import { toLocalText } from '../local-time.ts';
import { statusInfo } from '../status.ts';
import type { GatewayContext } from './context.ts';
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

export async function submissionsSince(
  context: GatewayContext,
  since: Date,
  limit: number,
): Promise<Submission[]> {
  const { utcOffsetMinutes } = context.dialect;
  const rows = await context.read
    .selectFrom('hexaflate_submission')
    .selectAll()
    .where('at', '>', toLocalText(since, utcOffsetMinutes))
    .orderBy('at')
    .orderBy('order_id')
    .limit(limit)
    .execute();
  return rows.map((row) => toSubmission(row, utcOffsetMinutes));
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
