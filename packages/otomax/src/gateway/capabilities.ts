import { chooseFormat, type Format, loadFormats, type SaleFields } from '../formats.ts';
import type { Capabilities, Feature } from '../gateway.ts';
import { OWN_LABEL, ownCenter } from './centers.ts';
import type { GatewayContext } from './context.ts';
import { missing } from './missing-words.ts';

/** Where nobody's PIN can be measured. */
export const DEFAULT_PIN_LENGTH = 6;
const plain: SaleFields = { counter: 1, amount: null, buyerPhone: null };
const SOMEONE = '081200000000';

/** What can be sold, each with the message format that it stands on. */
const needs: readonly { feature: Feature; has: (formats: Format[]) => boolean; format: string }[] = [
  {
    feature: 'buy',
    has: (formats) => chooseFormat(formats, 'buy', plain) !== undefined,
    format: 'Transaksi… [kodeproduk] [tujuan] [pin]',
  },
  {
    feature: 'repeat',
    has: (formats) => chooseFormat(formats, 'buy', { ...plain, counter: 2 }) !== undefined,
    format: 'Transaksi… [counter]',
  },
  {
    feature: 'openAmount',
    has: (formats) => chooseFormat(formats, 'buy', { ...plain, amount: 10_000 }) !== undefined,
    format: 'Transaksi… [nominal] / [qty]',
  },
  {
    feature: 'buyerPhone',
    has: (formats) => chooseFormat(formats, 'buy', { ...plain, buyerPhone: SOMEONE }) !== undefined,
    format: 'Transaksi… [enduser]',
  },
  {
    feature: 'bills',
    has: (formats) =>
      chooseFormat(formats, 'inquire', plain) !== undefined &&
      chooseFormat(formats, 'pay', plain) !== undefined,
    format: 'CekTagihan…, BayarTagihan…',
  },
  {
    feature: 'ownReference',
    has: (formats) => chooseFormat(formats, 'buy', plain)?.placeholders.includes('trxid') === true,
    format: 'Transaksi… [trxid]',
  },
];

/** What this installation offers, from its formats and centers as they stand now. */
export async function capabilities(context: GatewayContext): Promise<Capabilities> {
  const { read, dialect } = context;
  // One after the other: nobody is in a hurry, and a connection more may be slow to make.
  const formats = await loadFormats(read);
  const center = await ownCenter(read);
  const pinLength = await pinLengthOf(context);
  const lacking = needs.flatMap(({ feature, has, format }) => {
    if (!center) return [missing(feature, 'noCenter', OWN_LABEL)];
    return has(formats) ? [] : [missing(feature, 'noFormat', format)];
  });
  return {
    driver: dialect.driver,
    pinLength,
    utcOffsetMinutes: dialect.utcOffsetMinutes,
    missing: lacking,
    installation: null,
  };
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
