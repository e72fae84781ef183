import { rupiah } from '@hexaflate/contract/money';
import { readAmount } from './amounts.ts';
import type { EngineContext } from './context.ts';
import { post } from './ledger.ts';
import { amountText, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';
import { pendingCommission } from './rewards.ts';

/** Rows marked by one statement; SQL Server takes 2,100 parameters. */
const MOST_AT_ONCE = 1_000;

/**
 * `TukarKomisi` exchanges whole commission rows, oldest first, up to the amount asked for; `TukarKomisi2` all of
 * them. Rows are marked `tukar` 1 and the sum is credited (ledger K). Refuses with 61 when that comes to nothing
 * or more is asked for than there is.
 */
export async function exchangeCommission(
  context: EngineContext,
  { agent, values }: MessageRequest,
): Promise<Answer> {
  const { db } = context;
  const pending = await pendingCommission(context, agent.kode);
  const refuse = () =>
    new Refusal(61, replyText(context, 'TukarKomisiGagal', { komisi: amountText(pending) }));
  const wanted =
    values.jumlah === undefined ? pending : readAmount(context, values.jumlah, 'TukarKomisiGagal');
  if (wanted > pending) throw refuse();
  const rows = await db
    .selectFrom('komisi')
    .select(['kode_transaksi', 'jumlah'])
    .where('kode_reseller', '=', agent.kode)
    .where('tukar', '=', 0)
    .orderBy('kode_transaksi')
    .execute();
  const chosen: number[] = [];
  let sum = 0n;
  for (const row of rows) {
    if (sum + row.jumlah > wanted) break;
    sum += row.jumlah;
    chosen.push(row.kode_transaksi);
  }
  if (sum <= 0n) throw refuse();
  for (let start = 0; start < chosen.length; start += MOST_AT_ONCE) {
    await db
      .updateTable('komisi')
      .set({ tukar: 1 })
      .where('kode_transaksi', 'in', chosen.slice(start, start + MOST_AT_ONCE))
      .where('kode_reseller', '=', agent.kode)
      .execute();
  }
  const text = `Tukar komisi ${chosen.length} transaksi`;
  const balance = await post(context, { agentCode: agent.kode, amount: sum, kind: 'K', text });
  const shown = { jumlah: amountText(sum), saldo: amountText(balance), komisi: amountText(pending - sum) };
  return { status: 21, text: replyText(context, 'TukarKomisi', shown) };
}

/**
 * `TukarPoin`: takes a reward's points. A reward called "Saldo …" is credited at once; all others are handed over
 * by the operator. Refuses with 60 for an unknown reward and 65 when there are too few points.
 */
export async function exchangePoints(
  context: EngineContext,
  { agent, values }: MessageRequest,
): Promise<Answer> {
  const { db } = context;
  const points = agent.poin ?? 0;
  const refuse = (status: number, reason: string) =>
    new Refusal(status, replyText(context, 'TukarPoinGagal', { keterangan: reason, poin: points }));
  const reward = await db
    .selectFrom('hadiah_poin')
    .selectAll()
    .where('kode', '=', values.kode ?? '')
    .executeTakeFirst();
  if (!reward) throw refuse(60, 'Kode hadiah salah');
  const { numUpdatedRows } = await db
    .updateTable('reseller')
    .set((row) => ({ poin: row('poin', '-', reward.jml_poin) }))
    .where('kode', '=', agent.kode)
    .where('poin', '>=', reward.jml_poin)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw refuse(65, 'Poin tidak cukup');
  const credit = balanceReward(reward.nama);
  if (credit > 0n) {
    await post(context, {
      agentCode: agent.kode,
      amount: credit,
      kind: null,
      text: `Tukar ${reward.jml_poin} poin: ${reward.nama}`,
    });
  }
  const shown = { poin: reward.jml_poin, hadiah: reward.nama, sisa: points - reward.jml_poin };
  return { status: 21, text: replyText(context, 'TukarPoin', shown) };
}

function balanceReward(name: string): bigint {
  const match = /^saldo\s+rp\s?([\d.]+)$/i.exec(name.trim());
  return match ? rupiah(BigInt((match[1] ?? '').replaceAll('.', ''))) : 0n;
}

/** `LihatHadiahPoin`: what points can be exchanged for. */
export async function listPointRewards(context: EngineContext): Promise<Answer> {
  const rewards = await context.db.selectFrom('hadiah_poin').selectAll().orderBy('jml_poin').execute();
  const list =
    rewards.map((reward) => `${reward.kode} ${reward.nama} ${reward.jml_poin} poin`).join('; ') || '-';
  return { status: 21, text: replyText(context, 'LihatHadiahPoin', { daftar: list }) };
}
