import { rupiah } from '@hexaflate/contract/money';
import { readAmount } from './amounts.ts';
import type { Row } from './connection.ts';
import type { EngineContext } from './context.ts';
import { post } from './ledger.ts';
import { amountText, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';
import { pendingCommission } from './rewards.ts';

/**
 * `TukarKomisi` exchanges whole commission rows, oldest first, up to the amount asked for; `TukarKomisi2` all of
 * them. Rows are marked `tukar` 1 and the sum is credited (ledger K). Refuses with 61 when that comes to nothing
 * or more is asked for than there is.
 */
export function exchangeCommission(context: EngineContext, { agent, values }: MessageRequest): Answer {
  const { db } = context;
  const pending = pendingCommission(context, agent.kode);
  const refuse = () =>
    new Refusal(61, replyText(context, 'TukarKomisiGagal', { komisi: amountText(pending) }));
  const wanted =
    values.jumlah === undefined ? pending : readAmount(context, values.jumlah, 'TukarKomisiGagal');
  if (wanted > pending) throw refuse();
  const rows = db.all<Row<'komisi'>>(
    'select * from komisi where kode_reseller = ? and tukar = 0 order by kode_transaksi',
    agent.kode,
  );
  const chosen: number[] = [];
  let sum = 0n;
  for (const row of rows) {
    if (sum + row.jumlah > wanted) break;
    sum += row.jumlah;
    chosen.push(row.kode_transaksi);
  }
  if (sum <= 0n) throw refuse();
  for (const code of chosen) {
    db.run('update komisi set tukar = 1 where kode_transaksi = ? and kode_reseller = ?', code, agent.kode);
  }
  const text = `Tukar komisi ${chosen.length} transaksi`;
  const balance = post(context, { agentCode: agent.kode, amount: sum, kind: 'K', text });
  const shown = { jumlah: amountText(sum), saldo: amountText(balance), komisi: amountText(pending - sum) };
  return { status: 21, text: replyText(context, 'TukarKomisi', shown) };
}

/**
 * `TukarPoin`: takes a reward's points. A reward called "Saldo …" is credited at once; all others are handed over
 * by the operator. Refuses with 60 for an unknown reward and 65 when there are too few points.
 */
export function exchangePoints(context: EngineContext, { agent, values }: MessageRequest): Answer {
  const { db } = context;
  const points = agent.poin ?? 0;
  const refuse = (status: number, reason: string) =>
    new Refusal(status, replyText(context, 'TukarPoinGagal', { keterangan: reason, poin: points }));
  const reward = db.get<Row<'hadiah_poin'>>('select * from hadiah_poin where kode = ?', values.kode ?? '');
  if (!reward) throw refuse(60, 'Kode hadiah salah');
  if (points < reward.jml_poin) throw refuse(65, 'Poin tidak cukup');
  db.run('update reseller set poin = coalesce(poin, 0) - ? where kode = ?', reward.jml_poin, agent.kode);
  const credit = balanceReward(reward.nama);
  if (credit > 0n) {
    post(context, {
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
export function listPointRewards(context: EngineContext): Answer {
  const rewards = context.db.all<Row<'hadiah_poin'>>('select * from hadiah_poin order by jml_poin');
  const list =
    rewards.map((reward) => `${reward.kode} ${reward.nama} ${reward.jml_poin} poin`).join('; ') || '-';
  return { status: 21, text: replyText(context, 'LihatHadiahPoin', { daftar: list }) };
}
