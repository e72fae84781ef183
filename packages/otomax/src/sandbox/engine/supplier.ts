import { fromLocalText } from '../../local-time.ts';
import { pricingOf } from '../../open-amount.ts';
import { type ForcedOutcome, forcedOutcome } from '../destinations.ts';
import type { EngineContext, Row } from './context.ts';
import { isInquiry } from './outcome.ts';
import { fraction } from './random.ts';
import { soldProduct } from './sold.ts';

type Sale = Row<'transaksi'>;

/** What the simulated supplier is going to do with one sale. */
export interface SupplierPlan {
  /** Absolute milliseconds; undefined when he never answers and nobody stops waiting. */
  dueAt: number | undefined;
  result:
    | { kind: 'success' }
    /** `elsewhere`: another supplier may still be tried. */
    | { kind: 'failure'; status: number; note: string; elsewhere: boolean }
    | { kind: 'silence' };
}

/** How a supplier behaves, from `modul.parameter_parsing`: `delay=900-4500|success=0.97|silent=0.004`. */
export interface SupplierManner {
  delayMs: readonly [from: number, to: number];
  success: number;
  silent: number;
}

const USUAL_MANNER: SupplierManner = { delayMs: [1_500, 6_000], success: 0.97, silent: 0 };
const INQUIRY_DELAY_MS = [500, 2_000] as const;
const INQUIRY_SUCCESS = 0.985;
/** Seconds without an answer until a sale ends as Timeout, unless the installation sets `TimeoutTransaksi`. */
const TIMEOUT_SECONDS = 300;

/** Reads `modul.parameter_parsing`; what is missing or unreadable is as usual. */
export function supplierManner(parameters: string | null): SupplierManner {
  const values = new Map(
    (parameters ?? '').split('|').map((part): [string, string] => {
      const [name, ...value] = part.split('=');
      return [(name ?? '').trim().toLowerCase(), value.join('=').trim()];
    }),
  );
  const delay = /^(\d+)-(\d+)$/.exec(values.get('delay') ?? '');
  const share = (name: string, usual: number) => {
    const value = Number.parseFloat(values.get(name) ?? '');
    return value >= 0 && value <= 1 ? value : usual;
  };
  return {
    delayMs: delay ? [Number(delay[1]), Number(delay[2])] : USUAL_MANNER.delayMs,
    success: share('success', USUAL_MANNER.success),
    silent: share('silent', USUAL_MANNER.silent),
  };
}

/**
 * Decides what becomes of a sale that stands at status 2 with a supplier. Depends on nothing but the sale's row, its
 * supplier and the seed: asked again after a crash, the plan is the same, and so is the time of the answer.
 */
export async function planFor(context: EngineContext, sale: Sale): Promise<SupplierPlan> {
  const sentAt = fromLocalText(sale.tgl_status ?? sale.tgl_entri, context.utcOffsetMinutes).getTime();
  const due = (delayMs: number) => sentAt + delayMs / context.speed;
  const inquiry = isInquiry(sale);
  const forced = await forcedFor(context, sale, inquiry);
  if (forced) return forcedPlan(forced, due);
  const modul = await context.db
    .selectFrom('modul')
    .select('parameter_parsing')
    .where('kode', '=', sale.kode_modul ?? 0)
    .executeTakeFirst();
  const manner = supplierManner(modul?.parameter_parsing ?? null);
  const random = (what: string) => fraction(context.seed, sale.kode, sale.kode_modul ?? 0, what);
  const [from, to] = inquiry ? INQUIRY_DELAY_MS : manner.delayMs;
  // Most answers come early and a few late, as with real suppliers.
  const spread = 0.5 * random('delay') + 0.5 * random('delay') ** 4;
  const dueAt = due(from + (to - from) * spread);
  const luck = random('luck');
  if (inquiry) {
    if (luck < INQUIRY_SUCCESS) return { dueAt, result: { kind: 'success' } };
    return {
      dueAt,
      result: { kind: 'failure', status: 60, note: 'Data pelanggan tidak ditemukan', elsewhere: false },
    };
  }
  if (luck < manner.success) return { dueAt, result: { kind: 'success' } };
  if (luck >= 1 - manner.silent) {
    const seconds = context.parameters.number('TimeoutTransaksi', TIMEOUT_SECONDS);
    return { dueAt: due(seconds * 1000), result: { kind: 'silence' } };
  }
  return { dueAt, result: failureOf(random('reason')) };
}

function failureOf(reason: number): SupplierPlan['result'] {
  if (reason < 0.35) return { kind: 'failure', status: 52, note: 'Nomor tujuan salah', elsewhere: false };
  if (reason < 0.5)
    return { kind: 'failure', status: 40, note: 'Transaksi ditolak operator', elsewhere: false };
  if (reason < 0.75) return { kind: 'failure', status: 40, note: 'Stok penyedia kosong', elsewhere: true };
  return { kind: 'failure', status: 40, note: 'Produk penyedia sedang gangguan', elsewhere: true };
}

/**
 * What the destination forces. Bills would have nothing to pay if their inquiry failed, so there only a wrong
 * number counts; a meter's inquiry, which no sale waits for, goes whatever way the meter says.
 */
async function forcedFor(
  context: EngineContext,
  sale: Sale,
  inquiry: boolean,
): Promise<ForcedOutcome | undefined> {
  const forced = forcedOutcome(sale.tujuan ?? '');
  if (!forced || !inquiry) return forced;
  const product = await soldProduct(context, sale);
  const isBill = product !== undefined && pricingOf(product).kind === 'bill';
  return isBill && forced.id !== 'wrongNumber' ? undefined : forced;
}

function forcedPlan(forced: ForcedOutcome, due: (delayMs: number) => number): SupplierPlan {
  const dueAt = forced.answerAfterMs === null ? undefined : due(forced.answerAfterMs);
  if (forced.finalStatus === null || forced.finalStatus === 55) return { dueAt, result: { kind: 'silence' } };
  if (forced.finalStatus < 40) return { dueAt, result: { kind: 'success' } };
  const note = forced.finalStatus === 52 ? 'Nomor tujuan salah' : 'Transaksi ditolak penyedia';
  return { dueAt, result: { kind: 'failure', status: forced.finalStatus, note, elsewhere: false } };
}
