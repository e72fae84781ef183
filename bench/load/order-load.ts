import type { SubmitOrder } from '@hexaflate/contract';
import { percentile } from '../statistics.ts';
import { drive } from './drive.ts';
import { checkOrders, type OrderPlan, type OrderResult } from './order-plan.ts';
import { createOrderSigner } from './sign-order.ts';

/** Digits of a number behind its prefix: a running number, and the ending that succeeds at once. */
const RUNNING_DIGITS = 5;
const ENDING = '9001';

/** A process of its own that sells over loopback as its parent plans, one burst after the other. */
process.on('message', async (plan: OrderPlan) => {
  process.send?.(await sellAlong(plan).catch((error: Error) => ({ error: error.message })));
});

let sold = 0;

/** Every connection sells, waits for the answer, and sells again. Throws when an order is not accepted. */
async function sellAlong(plan: OrderPlan): Promise<OrderResult> {
  checkOrders(plan);
  const times: number[] = [];
  const accepted: string[] = [];
  const began = performance.now();
  const until = began + plan.seconds * 1000;
  await Promise.all(
    Array.from({ length: plan.connections }, () => {
      let attemptId = '';
      return drive({
        port: plan.port,
        goesOn: () => performance.now() < until,
        next() {
          attemptId = Bun.randomUUIDv7();
          return orderBytes(plan, attemptId);
        },
        answered(status, ms) {
          if (status !== 201) throw new Error(`an order was answered with ${status}`);
          times.push(ms);
          accepted.push(attemptId);
        },
      });
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return {
    accepted,
    perSecond: times.length / seconds,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  };
}

type SignOrder = ReturnType<typeof createOrderSigner>;

/** Sellers' signers, made ready once. */
const signers = new Map<string, SignOrder>();

function signerOf({ port }: OrderPlan, { signer }: OrderPlan['sellers'][number]): SignOrder {
  const known = signers.get(signer.privateKey);
  if (known) return known;
  const made = createOrderSigner(signer, `http://localhost:${port}/api/v1/orders`);
  signers.set(signer.privateKey, made);
  return made;
}

function orderBytes(plan: OrderPlan, attemptId: string): Uint8Array {
  const seller = plan.sellers[sold % plan.sellers.length];
  if (!seller) throw new RangeError('Somebody has to sell');
  const order: Pick<SubmitOrder, 'attemptId' | 'productCode' | 'destination' | 'maxPrice' | 'pin'> = {
    attemptId,
    productCode: plan.productCode,
    destination: `${plan.prefix}${String(sold).padStart(RUNNING_DIGITS, '0')}${ENDING}`,
    maxPrice: plan.price,
    pin: seller.pin,
  };
  sold += 1;
  const body = JSON.stringify(order);
  const proof = signerOf(plan, seller)(body, seller.accessHash);
  return new TextEncoder().encode(
    `POST /api/v1/orders HTTP/1.1\r\nHost: localhost:${plan.port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nAuthorization: Bearer ${seller.token}\r\nDPoP: ${proof}\r\n\r\n${body}`,
  );
}
