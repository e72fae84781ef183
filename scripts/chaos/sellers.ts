import type { Catalog } from '@hexaflate/contract';
import { type AgentDevice, askAs, signInDevice } from '../../e2e/support/agent-device.ts';
import type { Member } from './books.ts';

/** An agent of the sandbox that is signed in and ready to sell. */
export interface Seller {
  code: string;
  pin: string;
  device: AgentDevice;
}

export interface Wares {
  productCode: string;
  /** Rupiah as a wire amount. */
  price: string;
  prefix: string;
}

/** Signs a member in as his phone would: a key of its own, and the code by SMS, read on the sandbox's page. */
export async function signIn(url: string, member: Member): Promise<Seller> {
  const readCode = () => newestCode(url, member.phone);
  const device = await signInDevice({ url, phone: member.phone, readCode, name: 'Chaos' });
  return { code: member.code, pin: member.pin, device };
}

async function newestCode(url: string, phone: string): Promise<string> {
  const response = await fetch(`${url}/sandbox/phone/${encodeURIComponent(phone)}`, {
    headers: { accept: 'application/json' },
  });
  const { messages } = (await response.json()) as { messages: { text: string }[] };
  const code = messages.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).find((found) => found !== undefined);
  if (!code) throw new Error(`No code arrived for ${phone}`);
  return code;
}

/** Prefixes of one length leave every attempt as many digits for a number of its own. */
const PREFIX_DIGITS = 4;

/** What a seller can sell now, with his own prices. */
export async function listWares({ device }: Pick<Seller, 'device'>): Promise<Wares[]> {
  const answer = await askAs(device, 'GET', '/catalog/pulsa');
  if (!answer.ok) throw new Error(`No catalogue: ${answer.status} ${await answer.text()}`);
  const catalog: Catalog = await answer.json();
  return catalog.operators
    .filter((operator) => operator.closed === null)
    .flatMap((operator) =>
      operator.prefixes
        .filter((prefix) => prefix.length === PREFIX_DIGITS)
        .slice(0, 1)
        .map((prefix) => ({ prefix, products: operator.products })),
    )
    .flatMap(({ prefix, products }) =>
      products
        .filter(
          (product) =>
            product.closed === null && product.pricing === 'fixed' && Number(product.price) < 30_000,
        )
        .map((product) => ({
          productCode: product.code,
          price: product.price,
          prefix,
        })),
    );
}
