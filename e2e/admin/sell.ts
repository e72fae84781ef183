import { type AgentDevice, askAs } from '../support/agent-device.ts';
import { agents } from '../support/sign-in.ts';

/** A sale as the specs need it. */
export interface Sale {
  id: string;
  productName: string;
  destination: string;
}

interface Catalog {
  operators: {
    prefixes: string[];
    products: { code: string; name: string; price: string; pricing: string; closed: string | null }[];
  }[];
}

/**
 * Sells the cheapest pulsa as the demo agent on this device. The destination ends in `outcome`, by which the
 * sandbox decides what becomes of it, and is new for every call.
 */
export async function sell(device: AgentDevice, outcome: string): Promise<Sale> {
  const catalog: Catalog = await (await askAs(device, 'GET', '/catalog/pulsa')).json();
  const operator = catalog.operators.find(
    ({ prefixes, products }) => prefixes.length > 0 && products.some(isPlain),
  );
  const product = operator?.products.filter(isPlain).sort((a, b) => Number(a.price) - Number(b.price))[0];
  if (!operator || !product) throw new Error('The catalogue has nothing to sell');
  const middle = String(Math.floor(Math.random() * 10_000)).padStart(4, '0');
  const destination = `${operator.prefixes[0]}${middle}${outcome}`;
  const answer = await askAs(device, 'POST', '/orders', {
    attemptId: crypto.randomUUID(),
    productCode: product.code,
    destination,
    maxPrice: product.price,
    pin: agents.demo.pin,
  });
  if (!answer.ok) throw new Error(`Nothing was sold: ${answer.status} ${await answer.text()}`);
  const { id }: { id: string } = await answer.json();
  return { id, productName: product.name, destination };
}

function isPlain({ pricing, closed }: Catalog['operators'][number]['products'][number]): boolean {
  return pricing === 'fixed' && closed === null;
}
