import type { Signer } from './sign-order.ts';

/** What one burst of orders consists of. It always goes to this machine. */
export interface OrderPlan {
  port: number;
  sellers: readonly { token: string; accessHash: string; signer: Signer; pin: string }[];
  productCode: string;
  /** Rupiah as a wire amount. */
  price: string;
  /** The first digits of the numbers that are sold to. */
  prefix: string;
  connections: number;
  seconds: number;
}

export interface OrderResult {
  /** Attempts whose order was answered as accepted. */
  accepted: string[];
  perSecond: number;
  /** Milliseconds from sending to the last byte of the answer. */
  p50Ms: number;
  p99Ms: number;
}

const MOST_CONNECTIONS = 200;
const MOST_SECONDS = 30;

/** Throws RangeError for a plan that is empty or heavier than a measurement needs. */
export function checkOrders({ sellers, connections, seconds }: OrderPlan): void {
  if (sellers.length === 0) throw new RangeError('Somebody has to sell');
  if (!Number.isInteger(connections) || connections < 1 || connections > MOST_CONNECTIONS)
    throw new RangeError(`connections must be a whole number from 1 to ${MOST_CONNECTIONS}`);
  if (!(seconds > 0 && seconds <= MOST_SECONDS))
    throw new RangeError(`seconds must be above 0 and at most ${MOST_SECONDS}`);
}
