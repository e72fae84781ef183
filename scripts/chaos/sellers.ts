import { createClient } from '@hexaflate/contract';
import type { Member } from './books.ts';

/** An agent of the sandbox that is signed in and ready to sell. */
export interface Seller {
  code: string;
  pin: string;
  token: string;
}

export interface Wares {
  productCode: string;
  /** Rupiah as a wire amount. */
  price: string;
  prefix: string;
}

/** Everybody signs in at once, before anything is killed. */
const LONGEST_ANSWER_MS = 60_000;

/** Signs a member in as his phone would: code by SMS, read on the sandbox's page, bearer token. */
export async function signIn(url: string, member: Member): Promise<Seller> {
  const call = createClient({ base: `${url}/api/v1`, headers: () => ({}), timeoutMs: LONGEST_ANSWER_MS });
  const { challengeId } = await call('POST /auth/code', { body: { phone: member.phone } });
  const code = await newestCode(url, member.phone);
  const { token } = await call('POST /auth/verify', {
    body: {
      challengeId,
      code,
      transport: 'bearer',
      device: { name: 'Chaos', platform: 'android', appVersion: '0' },
    },
  });
  if (!token) throw new Error(`No token for ${member.code}`);
  return { code: member.code, pin: member.pin, token };
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
export async function listWares(url: string, seller: Seller): Promise<Wares[]> {
  const call = createClient({
    base: `${url}/api/v1`,
    headers: () => ({ Authorization: `Bearer ${seller.token}` }),
    timeoutMs: LONGEST_ANSWER_MS,
  });
  const catalog = await call('GET /catalog/{category}', { params: { category: 'pulsa' } });
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
