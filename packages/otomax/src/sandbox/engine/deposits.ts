import { rupiah } from '@hexaflate/contract/money';
import { toLocalText } from '../../local-time.ts';
import { readAmount } from './amounts.ts';
import { type EngineContext, type EngineSetup, inTransaction, localNow, type Row } from './context.ts';
import { post } from './ledger.ts';
import { fraction } from './random.ts';
import { amountText, notify, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';

type Ticket = Row<'tiket_deposit'>;

/** Unique tails lie from 1 to this, in rupiah. */
const LAST_TAIL = 999;
/** Smallest ticket in rupiah, unless the installation's level or `MinimalTiket` says otherwise. */
const SMALLEST_TICKET = 10_000;
/** Minutes that a ticket stays open, unless `MasaTiket` says otherwise. */
const TICKET_MINUTES = 1_440;

/**
 * `TiketDeposit`: opens a ticket for the amount plus a tail that no other open ticket has, so that the bank line
 * names its owner. An open ticket of this agent for the same amount is answered again instead.
 */
export async function askDepositTicket(
  context: EngineContext,
  { inbox, agent, values }: MessageRequest,
): Promise<Answer> {
  const { db } = context;
  const amount = readAmount(context, values.jumlah, 'TiketDepositGagal');
  const level = await db
    .selectFrom('level')
    .select(['deposit_minimal', 'deposit_maksimal'])
    .where('kode', '=', agent.kode_level)
    .executeTakeFirst();
  const least = level?.deposit_minimal || rupiah(context.parameters.number('MinimalTiket', SMALLEST_TICKET));
  const most = level?.deposit_maksimal || rupiah(1_000_000_000);
  if (amount < least || amount > most) {
    const limits = { minimal: amountText(least), maksimal: amountText(most) };
    throw new Refusal(61, replyText(context, 'TiketDepositGagal', limits));
  }
  const open = await db
    .selectFrom('tiket_deposit')
    .selectAll()
    .where('status', '=', 'O')
    .where('jumlah', '>', amount)
    .where('jumlah', '<=', amount + rupiah(LAST_TAIL))
    .execute();
  const own = open.find((ticket) => ticket.kode_reseller.toLowerCase() === agent.kode.toLowerCase());
  if (own) return { status: 21, text: await ticketText(context, own) };
  const tail = freeTail(context, inbox.kode, amount, open);
  if (tail === undefined) {
    const limits = { minimal: amountText(least), maksimal: amountText(most) };
    throw new Refusal(61, replyText(context, 'TiketDepositGagal', limits));
  }
  const now = localNow(context);
  const ticket = { waktu: now, jumlah: amount + rupiah(tail) };
  await db
    .insertInto('tiket_deposit')
    .values({
      ...ticket,
      status: 'O',
      tgl_status: now,
      kode_inbox: inbox.kode,
      kode_reseller: agent.kode,
    })
    .execute();
  return { status: 21, text: await ticketText(context, ticket) };
}

function freeTail(
  context: EngineContext,
  inboxCode: number,
  amount: bigint,
  open: readonly Ticket[],
): number | undefined {
  const taken = new Set(open.map((ticket) => Number((ticket.jumlah - amount) / rupiah(1))));
  const first = Math.floor(fraction(context.seed, 'tail', inboxCode) * LAST_TAIL);
  for (let step = 0; step < LAST_TAIL; step += 1) {
    const tail = ((first + step) % LAST_TAIL) + 1;
    if (!taken.has(tail)) return tail;
  }
  return undefined;
}

async function ticketText(context: EngineContext, ticket: Pick<Ticket, 'jumlah'>): Promise<string> {
  const bank = await context.db
    .selectFrom('i_banking')
    .selectAll()
    .where((row) => row(row.fn.coalesce('aktif', row.lit(1)), '=', 1))
    .orderBy('kode')
    .limit(1)
    .executeTakeFirst();
  return replyText(context, 'TiketDeposit', {
    jumlah: amountText(ticket.jumlah),
    bank: bank?.bank,
    rekening: bank?.nomor_rekening,
    namarekening: bank?.nama_rekening,
  });
}

/**
 * Matches one unclaimed credit line of a bank with the open ticket of exactly its amount that was there before it: the
 * ticket is settled, the line claimed, the agent credited (ledger B) and told. Answers whether there was one. A line
 * that fits no ticket stays unclaimed for the operator.
 */
export async function matchBankLine(setup: EngineSetup): Promise<boolean> {
  if (!(await nextMatch(setup))) return false;
  await inTransaction(setup, async (context) => {
    const match = await nextMatch(context);
    if (match) await settle(context, match.ticketCode, match.lineCode);
  });
  return true;
}

/** The oldest line first, and its oldest ticket. */
async function nextMatch({
  db,
}: Pick<EngineSetup, 'db'>): Promise<{ lineCode: number; ticketCode: number } | undefined> {
  return await db
    .selectFrom('data_bank as d')
    .innerJoin('tiket_deposit as t', 't.jumlah', 'd.jumlah')
    .select(['d.kode as lineCode', 't.kode as ticketCode'])
    .where('d.tipe', 'in', ['K', 'k'])
    .where('d.kode_tiket', 'is', null)
    .where((row) => row(row.fn.coalesce('d.terklaim', row.lit(0)), '=', 0))
    .where('t.status', '=', 'O')
    .where((row) => row.or([row('d.tgl_proses', 'is', null), row('d.tgl_proses', '>=', row.ref('t.waktu'))]))
    .orderBy('d.kode')
    .orderBy('t.kode')
    .limit(1)
    .executeTakeFirst();
}

async function settle(context: EngineContext, ticketCode: number, lineCode: number): Promise<void> {
  const { db } = context;
  const ticket = await db
    .selectFrom('tiket_deposit')
    .selectAll()
    .where('kode', '=', ticketCode)
    .executeTakeFirstOrThrow();
  const line = await db
    .selectFrom('data_bank')
    .select('bank')
    .where('kode', '=', lineCode)
    .executeTakeFirst();
  const name = line?.bank ?? null;
  await db
    .updateTable('tiket_deposit')
    .set({ status: 'S', tgl_status: localNow(context), kode_data_bank: lineCode })
    .where('kode', '=', ticketCode)
    .execute();
  await db
    .updateTable('data_bank')
    .set({ kode_tiket: ticketCode, terklaim: 1 })
    .where('kode', '=', lineCode)
    .execute();
  const bank = name === null ? undefined : await bankNamed(context, name);
  const balance = await post(context, {
    agentCode: ticket.kode_reseller,
    amount: ticket.jumlah,
    kind: 'B',
    text: `Tiket deposit #${ticket.kode} ${bank?.label ?? name ?? ''}`.trim(),
  });
  const values = { jumlah: amountText(ticket.jumlah), bank: name, saldo: amountText(balance) };
  await notify(context, ticket.kode_reseller, replyText(context, 'DepositMasuk', values));
}

/** The account at a bank of this name, whatever its case. */
export async function bankNamed(
  { db }: Pick<EngineSetup, 'db'>,
  name: string,
): Promise<Row<'i_banking'> | undefined> {
  const banks = await db.selectFrom('i_banking').selectAll().orderBy('kode').execute();
  return banks.find(({ bank }) => bank?.toLowerCase() === name.toLowerCase());
}

/** Cancels tickets that have been open for too long. Answers whether there were any. */
export async function cancelOldTickets(context: EngineContext): Promise<boolean> {
  const minutes = context.parameters.number('MasaTiket', TICKET_MINUTES);
  const oldest = toLocalText(new Date(context.now() - minutes * 60_000), context.utcOffsetMinutes);
  const { numUpdatedRows } = await context.db
    .updateTable('tiket_deposit')
    .set({ status: 'C', tgl_status: localNow(context) })
    .where('status', '=', 'O')
    .where('waktu', '<', oldest)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
