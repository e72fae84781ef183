import { uplineOf } from '../../prices.ts';
import { readAmount } from './amounts.ts';
import type { Row } from './connection.ts';
import type { EngineContext } from './context.ts';
import { startOfToday } from './earlier-sales.ts';
import { post } from './ledger.ts';
import { amountText, notify, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';

/** An upline tree deeper than this is a mistake in the data. */
const MAX_DEPTH = 32;

/**
 * `TransferSaldo*`: moves balance to another agent with two ledger rows, 1 and 2. `downline` stays within one's own
 * network; `anybody` needs `level.transfer_lintas`. Where the format carries a counter, the same transfer again
 * today needs a higher one.
 */
export function transfer(
  context: EngineContext,
  request: MessageRequest,
  reach: 'downline' | 'anybody',
): Answer {
  const { agent, values } = request;
  const refuse = (status: number, reason: string) =>
    new Refusal(status, replyText(context, 'TransferGagal', { keterangan: reason }));
  const amount = readAmount(context, values.jumlah, 'TransferGagal');
  if (amount === 0n) throw refuse(61, 'Jumlah salah');
  const target = context.db.get<Row<'reseller'>>(
    'select * from reseller where kode = ?',
    values.kodereseller ?? '',
  );
  if (!target || target.deleted === 1 || target.kode === agent.kode) throw refuse(48, 'Kode tujuan salah');
  if (reach === 'downline' && !isBelow(context, target, agent.kode)) throw refuse(68, 'Bukan downline Anda');
  if (reach === 'anybody' && !mayCross(context, agent))
    throw refuse(68, 'Level Anda tidak dapat transfer lintas');
  const earlier = countToday(context, agent.kode, target.kode, amount);
  if (values.counter !== undefined && Number(values.counter) <= earlier) {
    throw refuse(46, `Sudah pernah ${earlier} kali hari ini`);
  }
  if (agent.saldo - amount < agent.saldo_minimal) {
    const short = { saldo: amountText(agent.saldo), harga: amountText(amount) };
    throw new Refusal(43, replyText(context, 'SaldoKurang', short));
  }
  const note = values.keterangan ? ` ${values.keterangan}` : '';
  const balance = post(context, {
    agentCode: agent.kode,
    amount: -amount,
    kind: '1',
    text: `Transfer ke ${target.kode} ${target.nama}${note}`,
    counterpartCode: target.kode,
  });
  const received = post(context, {
    agentCode: target.kode,
    amount,
    kind: '2',
    text: `Transfer dari ${agent.kode} ${agent.nama}${note}`,
    counterpartCode: agent.kode,
  });
  const shown = { jumlah: amountText(amount) };
  notify(
    context,
    target.kode,
    replyText(context, 'TransferMasuk', {
      ...shown,
      kodereseller: agent.kode,
      nama: agent.nama,
      saldo: amountText(received),
    }),
  );
  const own = { ...shown, kodereseller: target.kode, nama: target.nama, saldo: amountText(balance) };
  return { status: 21, text: replyText(context, 'TransferSaldo', own) };
}

/** Whether an agent stands anywhere below an upline. */
export function isBelow(context: EngineContext, agent: Row<'reseller'>, uplineCode: string): boolean {
  let next = uplineOf(agent.kode_upline);
  for (let depth = 0; next !== null && depth < MAX_DEPTH; depth += 1) {
    if (next.toLowerCase() === uplineCode.toLowerCase()) return true;
    next = uplineOf(
      context.db.get<{ kode_upline: string | null }>('select kode_upline from reseller where kode = ?', next)
        ?.kode_upline ?? null,
    );
  }
  return false;
}

function mayCross(context: EngineContext, agent: Row<'reseller'>): boolean {
  const level = context.db.get<{ transfer_lintas: number | null }>(
    'select transfer_lintas from level where kode = ?',
    agent.kode_level,
  );
  return level?.transfer_lintas === 1;
}

function countToday(context: EngineContext, from: string, to: string, amount: bigint): number {
  const row = context.db.get<{ count: number }>(
    `select count(*) as count from mutasi where kode_reseller = ? and kode_reseller_2 = ? and jenis = '1'
      and jumlah = ? and tanggal >= ?`,
    from,
    to,
    -amount,
    startOfToday(context),
  );
  return row?.count ?? 0;
}
