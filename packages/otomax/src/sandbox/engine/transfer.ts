import { uplineOf } from '../../prices.ts';
import { readAmount } from './amounts.ts';
import type { EngineContext, Row } from './context.ts';
import { startOfToday } from './earlier-sales.ts';
import { post, withdraw, writeEntry } from './ledger.ts';
import { amountText, notify, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';

/** An upline tree deeper than this is a mistake in the data. */
const MAX_DEPTH = 32;

/**
 * `TransferSaldo*`: moves balance to another agent with two ledger rows, 1 and 2. `downline` stays within one's own
 * network; `anybody` needs `level.transfer_lintas`. Where the format carries a counter, the same transfer again
 * today needs a higher one.
 */
export async function transfer(
  context: EngineContext,
  request: MessageRequest,
  reach: 'downline' | 'anybody',
): Promise<Answer> {
  const { agent, values } = request;
  const refuse = (status: number, reason: string) =>
    new Refusal(status, replyText(context, 'TransferGagal', { keterangan: reason }));
  const amount = readAmount(context, values.jumlah, 'TransferGagal');
  if (amount === 0n) throw refuse(61, 'Jumlah salah');
  const target = await context.db
    .selectFrom('reseller')
    .selectAll()
    .where('kode', '=', values.kodereseller ?? '')
    .executeTakeFirst();
  if (!target || target.deleted === 1 || target.kode === agent.kode) throw refuse(48, 'Kode tujuan salah');
  if (reach === 'downline' && !(await isBelow(context, target, agent.kode)))
    throw refuse(68, 'Bukan downline Anda');
  if (reach === 'anybody' && !(await mayCross(context, agent)))
    throw refuse(68, 'Level Anda tidak dapat transfer lintas');
  const earlier = await countToday(context, agent.kode, target.kode, amount);
  if (values.counter !== undefined && Number(values.counter) <= earlier) {
    throw refuse(46, `Sudah pernah ${earlier} kali hari ini`);
  }
  const balance = await withdraw(context, agent.kode, amount);
  if (balance === undefined) {
    const short = { saldo: amountText(agent.saldo), harga: amountText(amount) };
    throw new Refusal(43, replyText(context, 'SaldoKurang', short));
  }
  const note = values.keterangan ? ` ${values.keterangan}` : '';
  const sent = {
    agentCode: agent.kode,
    amount: -amount,
    kind: '1',
    text: `Transfer ke ${target.kode} ${target.nama}${note}`,
    counterpartCode: target.kode,
  } as const;
  await writeEntry(context, sent, balance);
  const received = await post(context, {
    agentCode: target.kode,
    amount,
    kind: '2',
    text: `Transfer dari ${agent.kode} ${agent.nama}${note}`,
    counterpartCode: agent.kode,
  });
  const shown = { jumlah: amountText(amount) };
  await notify(
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
async function isBelow({ db }: EngineContext, agent: Row<'reseller'>, uplineCode: string): Promise<boolean> {
  let next = uplineOf(agent.kode_upline);
  for (let depth = 0; next !== null && depth < MAX_DEPTH; depth += 1) {
    if (next.toLowerCase() === uplineCode.toLowerCase()) return true;
    const above: Pick<Row<'reseller'>, 'kode_upline'> | undefined = await db
      .selectFrom('reseller')
      .select('kode_upline')
      .where('kode', '=', next)
      .executeTakeFirst();
    next = uplineOf(above?.kode_upline ?? null);
  }
  return false;
}

async function mayCross({ db }: EngineContext, agent: Row<'reseller'>): Promise<boolean> {
  const level = await db
    .selectFrom('level')
    .select('transfer_lintas')
    .where('kode', '=', agent.kode_level)
    .executeTakeFirst();
  return level?.transfer_lintas === 1;
}

async function countToday(context: EngineContext, from: string, to: string, amount: bigint): Promise<number> {
  const rows = await context.db
    .selectFrom('mutasi')
    .select('kode')
    .where('kode_reseller', '=', from)
    .where('kode_reseller_2', '=', to)
    .where('jenis', '=', '1')
    .where('jumlah', '=', -amount)
    .where('tanggal', '>=', startOfToday(context))
    .execute();
  return rows.length;
}
