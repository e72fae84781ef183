import { rupiah } from '@hexaflate/contract/money';
import { toLocalText } from '../../local-time.ts';
import { readAmount } from './amounts.ts';
import { insertRow, type Row } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';
import { post } from './ledger.ts';
import { fraction } from './random.ts';
import { amountText, notify, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';
import { numberSetting } from './settings.ts';

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
export function askDepositTicket(context: EngineContext, { inbox, agent, values }: MessageRequest): Answer {
  const amount = readAmount(context, values.jumlah, 'TiketDepositGagal');
  const level = context.db.get<Row<'level'>>('select * from level where kode = ?', agent.kode_level);
  const least = level?.deposit_minimal || rupiah(numberSetting(context.db, 'MinimalTiket', SMALLEST_TICKET));
  const most = level?.deposit_maksimal || rupiah(1_000_000_000);
  if (amount < least || amount > most) {
    const limits = { minimal: amountText(least), maksimal: amountText(most) };
    throw new Refusal(61, replyText(context, 'TiketDepositGagal', limits));
  }
  const open = context.db.all<Ticket>(
    "select * from tiket_deposit where status = 'O' and jumlah > ? and jumlah <= ?",
    amount,
    amount + rupiah(LAST_TAIL),
  );
  const own = open.find((ticket) => ticket.kode_reseller.toLowerCase() === agent.kode.toLowerCase());
  if (own) return { status: 21, text: ticketText(context, own) };
  const tail = freeTail(context, inbox.kode, amount, open);
  if (tail === undefined) {
    const limits = { minimal: amountText(least), maksimal: amountText(most) };
    throw new Refusal(61, replyText(context, 'TiketDepositGagal', limits));
  }
  const now = localNow(context);
  const ticket = { waktu: now, jumlah: amount + rupiah(tail) };
  insertRow(context.db, 'tiket_deposit', {
    ...ticket,
    status: 'O',
    tgl_status: now,
    kode_inbox: inbox.kode,
    kode_reseller: agent.kode,
  });
  return { status: 21, text: ticketText(context, ticket) };
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

function ticketText(context: EngineContext, ticket: Pick<Ticket, 'jumlah'>): string {
  const bank = context.db.get<Row<'i_banking'>>(
    'select * from i_banking where coalesce(aktif, 1) = 1 order by kode limit 1',
  );
  return replyText(context, 'TiketDeposit', {
    jumlah: amountText(ticket.jumlah),
    bank: bank?.bank,
    rekening: bank?.nomor_rekening,
    namarekening: bank?.nama_rekening,
  });
}

/**
 * Matches one unclaimed credit line of a bank after `lastSeen` with the open ticket of exactly its amount: the
 * ticket is settled, the line claimed, the agent credited (ledger B) and told. Answers the line's code, or
 * undefined when there is none left. A line that fits no ticket stays unclaimed for the operator.
 */
export function matchBankLine(context: EngineContext, lastSeen: number): number | undefined {
  const { db } = context;
  const found = db.get<{ kode: number }>(
    'select kode from data_bank where kode > ? order by kode limit 1',
    lastSeen,
  );
  if (!found) return undefined;
  db.transaction(() => {
    const line = db.get<Row<'data_bank'>>(
      `select * from data_bank where kode = ? and upper(tipe) = 'K' and coalesce(terklaim, 0) = 0 and kode_tiket is null`,
      found.kode,
    );
    const ticket =
      line &&
      db.get<Ticket>(
        "select * from tiket_deposit where status = 'O' and jumlah = ? order by kode limit 1",
        line.jumlah,
      );
    if (line && ticket) settle(context, ticket, line);
  });
  return found.kode;
}

function settle(context: EngineContext, ticket: Ticket, line: Row<'data_bank'>): void {
  const { db } = context;
  db.run(
    "update tiket_deposit set status = 'S', tgl_status = ?, kode_data_bank = ? where kode = ?",
    localNow(context),
    line.kode,
    ticket.kode,
  );
  db.run('update data_bank set kode_tiket = ?, terklaim = 1 where kode = ?', ticket.kode, line.kode);
  const bank = db.get<Row<'i_banking'>>(
    'select * from i_banking where bank = ? collate nocase limit 1',
    line.bank,
  );
  const balance = post(context, {
    agentCode: ticket.kode_reseller,
    amount: ticket.jumlah,
    kind: 'B',
    text: `Tiket deposit #${ticket.kode} ${bank?.label ?? line.bank ?? ''}`.trim(),
  });
  const values = { jumlah: amountText(ticket.jumlah), bank: line.bank, saldo: amountText(balance) };
  notify(context, ticket.kode_reseller, replyText(context, 'DepositMasuk', values));
}

/** Cancels tickets that have been open for too long. Answers how many. */
export function cancelOldTickets(context: EngineContext): number {
  const minutes = numberSetting(context.db, 'MasaTiket', TICKET_MINUTES);
  const oldest = toLocalText(new Date(context.now() - minutes * 60_000));
  return context.db.run(
    "update tiket_deposit set status = 'C', tgl_status = ? where status = 'O' and waktu < ?",
    localNow(context),
    oldest,
  ).changes;
}
