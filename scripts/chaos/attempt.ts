import { askAs } from '../../e2e/support/agent-device.ts';
import type { Random } from './random.ts';
import type { Seller, Wares } from './sellers.ts';

/** One intention to sell, with a destination that no other attempt of the run has. */
export interface Attempt {
  attemptId: string;
  seller: Seller;
  wares: Wares;
  destination: string;
  pin: string;
  /** Answers that the driver got, newest last: an HTTP status with a code, or no answer. */
  answers: string[];
  orderId: string | undefined;
}

/** Outcomes that the sandbox forces by the last digits, most of them quick successes; see its own page. */
const ENDINGS = ['9001', '9001', '9001', '9001', '9001', '9001', '9003', '9005', '9006', '9007'];

/** Digits that tell one attempt's number from every other's; with prefix and ending they make 13. */
const OWN_DIGITS = 5;

/** Plans attempt `index`: mostly good ones, some with a wrong PIN or too low a price. */
export function planAttempt(
  index: number,
  sellers: readonly Seller[],
  wares: ReadonlyMap<string, Wares[]>,
  random: Random,
): Attempt {
  const seller = random.pick(sellers);
  const product = random.pick(wares.get(seller.code) ?? []);
  const own = String(index).padStart(OWN_DIGITS, '0');
  const cheap = random.chance(0.02);
  return {
    attemptId: crypto.randomUUID(),
    seller,
    wares: cheap ? { ...product, price: '1' } : product,
    destination: `${product.prefix}${own}${random.pick(ENDINGS)}`,
    pin: seller.pin,
    answers: [],
    orderId: undefined,
  };
}

/**
 * Drives an attempt as an impatient person on a bad line would: taps twice, loses connections, tries again with the
 * same attempt id, and sometimes gives up for good. `pace`: how many times longer he waits between two tries, where the
 * server takes longer to come back.
 */
export async function driveAttempt(
  attempt: Attempt,
  random: Random,
  pace: number,
  onTap: () => void,
): Promise<void> {
  const tries = random.chance(0.1) ? random.between(1, 3) : random.between(40, 80);
  for (let n = 0; n < tries; n += 1) {
    const taps = random.chance(0.35) ? 2 : 1;
    const patience = random.chance(0.25) ? random.between(1, 60) : 8000;
    const sent = Array.from({ length: taps }, () => tap(attempt, patience));
    onTap();
    const results = await Promise.all(sent);
    if (results.some((result) => result === 'concluded')) return;
    await Bun.sleep(pace * random.between(10, 120));
  }
}

async function tap(attempt: Attempt, patienceMs: number): Promise<'concluded' | 'again'> {
  try {
    const order = {
      attemptId: attempt.attemptId,
      productCode: attempt.wares.productCode,
      destination: attempt.destination,
      maxPrice: attempt.wares.price,
      pin: attempt.pin,
    };
    const patience = AbortSignal.timeout(patienceMs);
    const response = await askAs(attempt.seller.device, 'POST', '/orders', order, patience);
    const body = (await response.json()) as { id?: string; error?: { code: string } };
    attempt.answers.push(body.error?.code ?? 'accepted');
    if (body.id) attempt.orderId = body.id;
    // A busy or broken server may be asked again; every other refusal is an answer.
    return response.status === 429 || response.status >= 500 ? 'again' : 'concluded';
  } catch {
    attempt.answers.push('no answer');
    return 'again';
  }
}
