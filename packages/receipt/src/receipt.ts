import type { Brand, Locale, Order, ReceiptSettings } from '@hexaflate/contract';
import { formatRupiah, moneyToWire, parseMoney } from '@hexaflate/contract/money';
import { billRows } from './bill-rows.ts';
import { groupDestination } from './groups.ts';
import { readSerial, type SerialParts } from './serial.ts';
import { receiptWords } from './words.ts';

export interface ReceiptRow {
  label: string;
  value: string;
}

/**
 * One receipt, ready to be drawn. It holds only what a customer may see: the agent's cost, balance and PIN have no
 * field here, so no drawing can show them.
 */
export interface Receipt {
  locale: Locale;
  storeName: string;
  /** Empty when the agent gave none. */
  address: string;
  /** The brand's picture, or its first letter in a hexagon where it has none; null when switched off. */
  logo: { url: string | null; letter: string } | null;
  /** Says that this is not (or no longer) a proof of payment. */
  mark: { tone: 'failed' | 'waiting' | 'changed'; text: string } | null;
  rows: ReceiptRow[];
  /** What the customer has to type or keep; `large` for electricity tokens and short codes. */
  code: { label: string; lines: string[]; large: boolean } | null;
  /** How a bill adds up. */
  charges: ReceiptRow[];
  /** Null until there is a selling price; the cost never stands in for it. */
  total: ReceiptRow | null;
  number: string;
  footer: string;
  paper: ReceiptSettings['paperWidth'];
}

export interface ReceiptOptions {
  locale: Locale;
  /** IANA zone of the printed time; the device's own when absent. */
  timeZone?: string;
}

/** Builds the receipt of an order (rupiah as wire strings inside the order; texts come out formatted). */
export function receiptOf(
  order: Order,
  settings: ReceiptSettings,
  brand: Pick<Brand, 'name' | 'logoUrl'>,
  options: ReceiptOptions,
): Receipt {
  const words = receiptWords(options.locale);
  const electricity = /pln|token|listrik/i.test(`${order.product.category} ${order.product.operatorName}`);
  const serial = order.serial === null ? null : readSerial(order.serial, electricity);
  const selling = sellingPriceOf(order, settings);
  return {
    locale: options.locale,
    storeName: settings.storeName,
    address: settings.address,
    logo: settings.showLogo ? { url: brand.logoUrl, letter: brand.name.slice(0, 1).toUpperCase() } : null,
    mark: markOf(order, options.locale),
    rows: [
      { label: words.time, value: formatTime(order.createdAt, options) },
      { label: words.product, value: order.product.name },
      { label: destinationLabel(order, serial, options.locale), value: groupDestination(order.destination) },
      ...(order.buyerPhone ? [{ label: words.buyerPhone, value: groupDestination(order.buyerPhone) }] : []),
      ...customerRows(order, serial, options.locale),
    ],
    code: order.state === 'success' && serial ? codeOf(serial, order.bill !== null, options.locale) : null,
    charges: chargesOf(order, selling, options.locale),
    total: selling === null ? null : { label: words.total, value: formatRupiah(selling) },
    number: `${words.number} ${order.transactionCode ?? order.id}`,
    footer: settings.footer,
    paper: settings.paperWidth,
  };
}

/**
 * What the customer pays (rupiah, wire): the price that was set for this sale, else what it cost plus the agent's
 * markup. Without a markup there is none, because then it would be the cost itself.
 */
export function sellingPriceOf(order: Order, settings: Pick<ReceiptSettings, 'markup'>): string | null {
  if (order.sellingPrice !== null) return order.sellingPrice;
  const markup = parseMoney(settings.markup);
  if (order.price === null || markup <= 0n) return null;
  return moneyToWire(parseMoney(order.price) + markup);
}

function markOf(order: Order, locale: Locale): Receipt['mark'] {
  const words = receiptWords(locale);
  if (order.reversed) {
    if (order.state === 'failed') return { tone: 'changed', text: words.changedToFailed };
    return { tone: 'changed', text: order.state === 'success' ? words.changedToSuccess : words.changed };
  }
  if (order.state === 'success') return null;
  if (order.state === 'unknown') return { tone: 'waiting', text: words.unknown };
  if (order.state !== 'failed') return { tone: 'waiting', text: words.waiting };
  const byMoney = {
    refunded: words.failedRefunded,
    untouched: words.failedUntouched,
    debited: words.failedHeld,
  };
  return { tone: 'failed', text: byMoney[order.money] };
}

function destinationLabel(order: Order, serial: SerialParts | null, locale: Locale): string {
  const words = receiptWords(locale);
  if (serial?.token) return words.meter;
  if (/\(.+\)$/.test(order.destination)) return words.game;
  if (order.verb === 'pay' || order.bill) return words.customer;
  return /^0?8\d{7,12}$/.test(order.destination) ? words.phone : words.destination;
}

function customerRows(order: Order, serial: SerialParts | null, locale: Locale): ReceiptRow[] {
  const words = receiptWords(locale);
  const name = order.bill?.customerName || serial?.customerName;
  const rows: ReceiptRow[] = [];
  if (name) rows.push({ label: words.name, value: name });
  if (serial?.tariff) rows.push({ label: words.tariff, value: serial.tariff });
  if (serial?.kwh) rows.push({ label: words.kwh, value: serial.kwh });
  return order.bill ? [...rows, ...billRows(order.bill, locale, false)] : rows;
}

function codeOf(serial: SerialParts, bill: boolean, locale: Locale): Receipt['code'] {
  const words = receiptWords(locale);
  if (serial.token)
    return {
      label: words.token,
      lines: [serial.token.slice(0, 3).join(' '), serial.token.slice(3).join(' ')],
      large: true,
    };
  // Some suppliers put the whole bill into the serial; its rows stand on the receipt already.
  if (bill && serial.serial.includes(':')) return null;
  return { label: words.serial, lines: codeLines(serial.serial), large: serial.serial.length <= 19 };
}

/** Breaks a voucher's code between its groups, so that no group is torn: "GY8H-6QG6-" and "UCH3-8JCD". */
function codeLines(serial: string): string[] {
  const groups = serial.split('-');
  if (serial.length < 15 || groups.length < 4) return [serial];
  const half = Math.ceil(groups.length / 2);
  return [`${groups.slice(0, half).join('-')}-`, groups.slice(half).join('-')];
}

function chargesOf(order: Order, selling: string | null, locale: Locale): ReceiptRow[] {
  if (!order.bill || selling === null) return [];
  const words = receiptWords(locale);
  const admin = parseMoney(selling) - parseMoney(order.bill.amount);
  const bill = { label: words.bill, value: formatRupiah(order.bill.amount) };
  return admin > 0n ? [bill, { label: words.admin, value: formatRupiah(admin) }] : [];
}

function formatTime(instant: string, options: ReceiptOptions): string {
  return new Intl.DateTimeFormat(options.locale === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(options.timeZone ? { timeZone: options.timeZone } : {}),
  }).format(new Date(instant));
}
