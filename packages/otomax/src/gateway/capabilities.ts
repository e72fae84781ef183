import { chooseFormat, type Format, loadFormats, type SaleFields } from '../formats.ts';
import type { Capabilities, Feature } from '../gateway.ts';
import { ownCenter } from './centers.ts';
import type { GatewayContext } from './context.ts';

const DEFAULT_PIN_LENGTH = 6;
const plain: SaleFields = { counter: 1, amount: null, buyerPhone: null };
const SOMEONE = '081200000000';

/** What can be sold, each with the message format that it stands on. */
const needs: readonly { feature: Feature; has: (formats: Format[]) => boolean; reason: string }[] = [
  {
    feature: 'buy',
    has: (formats) => chooseFormat(formats, 'buy', plain) !== undefined,
    reason: 'No message format with product, destination and PIN (Transaksi…)',
  },
  {
    feature: 'repeat',
    has: (formats) => chooseFormat(formats, 'buy', { ...plain, counter: 2 }) !== undefined,
    reason: 'No purchase format with [counter]',
  },
  {
    feature: 'openAmount',
    has: (formats) => chooseFormat(formats, 'buy', { ...plain, amount: 10_000 }) !== undefined,
    reason: 'No purchase format with [nominal] or [qty]',
  },
  {
    feature: 'buyerPhone',
    has: (formats) => chooseFormat(formats, 'buy', { ...plain, buyerPhone: SOMEONE }) !== undefined,
    reason: 'No purchase format with [enduser]',
  },
  {
    feature: 'bills',
    has: (formats) =>
      chooseFormat(formats, 'inquire', plain) !== undefined &&
      chooseFormat(formats, 'pay', plain) !== undefined,
    reason: 'No formats for inquiring and paying a bill (CekTagihan, BayarTagihan)',
  },
  {
    feature: 'ownReference',
    has: (formats) => chooseFormat(formats, 'buy', plain)?.placeholders.includes('trxid') === true,
    reason: 'No purchase format with [trxid]',
  },
];

/** What this installation offers, from its formats and centers as they stand now. */
export async function capabilities(context: GatewayContext): Promise<Capabilities> {
  const { read, dialect } = context;
  const [formats, center, pinLength] = await Promise.all([
    loadFormats(read),
    ownCenter(read),
    pinLengthOf(context),
  ]);
  const missing = needs.flatMap(({ feature, has, reason }) => {
    if (!center) return [{ feature, reason: 'No center labelled "hexaflate" (im_center)' }];
    return has(formats) ? [] : [{ feature, reason }];
  });
  return { driver: dialect.driver, pinLength, utcOffsetMinutes: dialect.utcOffsetMinutes, missing };
}

/** The length that most agents' PINs have. */
async function pinLengthOf({ read, dialect }: GatewayContext): Promise<number> {
  const length = dialect.lengthOf('pin');
  const rows = await read
    .selectFrom('reseller')
    .select((select) => [length.as('length'), select.fn.countAll<number>().as('count')])
    .where('pin', 'is not', null)
    .groupBy(length)
    .execute();
  return rows.sort((a, b) => b.count - a.count)[0]?.length || DEFAULT_PIN_LENGTH;
}
