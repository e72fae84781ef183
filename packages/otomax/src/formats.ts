import type { Kysely } from 'kysely';
import {
  parseTemplate,
  RenderError,
  renderTokens,
  TemplateError,
  type TemplateField,
  type Token,
  templatePattern,
} from './formats-template.ts';

import type { OtomaxTables } from './tables.ts';

export { parseTemplate, RenderError, TemplateError, type Token } from './formats-template.ts';

/** One message format of the installation, ready to write and to read messages. */
export interface Format {
  /** Otomax's built-in name, such as "Transaksi25". */
  name: string;
  template: string;
  tokens: Token[];
  /** Placeholder names, lower-cased, in the order of the message. */
  placeholders: string[];
  fields: TemplateField[];
  pattern: RegExp;
}

/** Values by placeholder name (lower-cased). */
export type FormatValues = Readonly<Record<string, string | undefined>>;

/** The group of `parameter` in which formats stand. */
export const FORMAT_GROUP = 'Format';

/** A row of `parameter` with grup 'Format'. */
export interface FormatRow {
  nama: string;
  nilai: string | null;
  tgl_data: string | Date | null;
}

/** The rows of the installation's formats as they stand now, for `readFormats`. */
export async function loadFormatRows(db: Kysely<OtomaxTables>): Promise<FormatRow[]> {
  return await db
    .selectFrom('parameter')
    .select(['nama', 'nilai', 'tgl_data'])
    .where('grup', '=', FORMAT_GROUP)
    .execute();
}

/**
 * Turns rows into formats, in the order in which `matchMessage` tries them. Rows that cannot be read are left out: an
 * installation's spelling mistake must close one feature, not all of them. The order of matching: those that begin with a keyword first and the longest keyword
 * before the others, because `[kodeproduk].[tujuan].[pin]` would swallow "GP.old.new"; then as Otomax's add-ons
 * list them, newest `tgl_data` first, then by name.
 */
export function readFormats(rows: readonly FormatRow[]): Format[] {
  return [...rows]
    .sort((a, b) => compare(timeOf(b), timeOf(a)) || compare(a.nama, b.nama))
    .flatMap((row) => {
      const format = readFormat(row);
      return format ? [format] : [];
    })
    .sort((a, b) => keywordLength(b) - keywordLength(a) || literalLength(b) - literalLength(a));
}

/** Formats by name and template, since every sale reads all of them and they hardly ever change. */
const known = new Map<string, Format | undefined>();
const MOST_KNOWN = 500;

function readFormat(row: FormatRow): Format | undefined {
  const key = JSON.stringify([row.nama, row.nilai]);
  if (known.has(key)) return known.get(key);
  if (known.size >= MOST_KNOWN) known.clear();
  const format = parseFormat(row);
  known.set(key, format);
  return format;
}

function parseFormat(row: FormatRow): Format | undefined {
  try {
    return formatOf(row.nama, row.nilai ?? '');
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

/** A template under a name, ready to write and to read messages. Throws TemplateError when it cannot be read. */
export function formatOf(name: string, template: string): Format {
  const tokens = parseTemplate(template);
  if (tokens.length === 0) throw new TemplateError('The template is empty', 'empty');
  const { pattern, fields } = templatePattern(tokens);
  return { name, template, tokens, fields, placeholders: fields.map((field) => field.name), pattern };
}

/**
 * Writes a message in this format. Throws RenderError when a value is missing, is not plain ASCII, or would be read
 * back as something else (a separator inside a name, letters in a PIN).
 */
export function renderFormat(format: Format, values: FormatValues): string {
  const text = renderTokens(format.name, format.tokens, values);
  for (const field of format.fields) {
    if (!field.pattern.test(values[field.name] ?? '')) {
      throw new RenderError(
        `${format.name}: the value of [${field.name}] would be read differently`,
        'misread',
        field.name,
      );
    }
  }
  const readBack = matchFormat(format, text);
  if (format.placeholders.some((name) => readBack?.[name] !== values[name])) {
    throw new RenderError(`${format.name}: these values cannot be told apart in one message`, 'touching');
  }
  return text;
}

/** Reads a message as this format; undefined when it is not one. Keywords match in any case. */
export function matchFormat(format: Format, text: string): Record<string, string> | undefined {
  const match = format.pattern.exec(text);
  if (!match) return undefined;
  return Object.fromEntries(format.placeholders.map((name, index) => [name, match[index + 1] ?? '']));
}

/** The first format, in matching order, that reads this message. */
export function matchMessage(
  formats: readonly Format[],
  text: string,
): { format: Format; values: Record<string, string> } | undefined {
  const trimmed = text.trim();
  for (const format of formats) {
    const values = matchFormat(format, trimmed);
    if (values) return { format, values };
  }
  return undefined;
}

export type SaleVerb = 'buy' | 'inquire' | 'pay';
/** What a message has Otomax do. */
export type MessageVerb = SaleVerb | 'changePin';

/** What an order has besides product, destination and PIN. */
export interface SaleFields {
  /** 1 for the first purchase of the day, 2 and more for a repeat. */
  counter: number;
  /** Open amount in whole rupiah. */
  amount: number | null;
  buyerPhone: string | null;
}

const NAMES: Record<MessageVerb, RegExp> = {
  // Not TransaksiBebasDobel: it would switch off the duplicate check that protects the agent.
  buy: /^Transaksi\d*$/i,
  inquire: /^CekTagihan\d*$/i,
  pay: /^BayarTagihan\d*$/i,
  changePin: /^UbahPin\d*$/i,
};

const AMOUNT_NAMES = ['nominal', 'qty'];

/** Whether a format belongs to a verb, by Otomax's built-in names (and the two of bills). */
export function isFormatOf(format: Format, verb: MessageVerb): boolean {
  return NAMES[verb].test(format.name);
}

/**
 * The formats that carry exactly this order, the best first: product, destination, PIN, the amount and the buyer's
 * number when there are any, the counter from 2 on. One with our own reference is preferred; a counter that is not
 * needed is tolerated (it is sent as 1). Empty when the installation has none: then this order cannot be sent.
 */
export function fittingFormats(formats: readonly Format[], verb: SaleVerb, fields: SaleFields): Format[] {
  const fits = formats.filter((format) => isFormatOf(format, verb) && carries(format, fields));
  const rank = (format: Format) =>
    (has(format, 'trxid') ? 0 : 4) +
    (fields.counter <= 1 && has(format, 'counter') ? 2 : 0) +
    (has(format, 'qty') ? 1 : 0);
  return fits.sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
}

/** Whether a format says exactly what this order has: nothing is missing, and nothing is asked that it has not. */
export function carries(format: Format, fields: SaleFields): boolean {
  const amounts = AMOUNT_NAMES.filter((name) => has(format, name)).length;
  const known = ['kodeproduk', 'tujuan', 'pin', 'trxid', 'counter', 'enduser', ...AMOUNT_NAMES];
  return (
    has(format, 'kodeproduk') &&
    has(format, 'tujuan') &&
    has(format, 'pin') &&
    amounts === (fields.amount === null ? 0 : 1) &&
    has(format, 'enduser') === (fields.buyerPhone !== null) &&
    (fields.counter <= 1 || has(format, 'counter')) &&
    format.placeholders.every((name) => known.includes(name))
  );
}

/** The formats that carry a change of the PIN: the present one and the new one, and nothing else. In order of names. */
export function pinChangeFormats(formats: readonly Format[]): Format[] {
  return formats
    .filter((format) => isFormatOf(format, 'changePin') && carriesPinChange(format))
    .sort((a, b) => compare(a.name, b.name));
}

/** Whether a format says which PIN replaces which; in what order, its placeholders decide. */
export function carriesPinChange({ placeholders }: Format): boolean {
  return [...placeholders].sort().join() === 'pinbaru,pinlama';
}

/** The values of an order under the placeholder names of Otomax, for `renderFormat`. */
export function saleValues(
  sale: SaleFields & { productCode: string; destination: string; pin: string; reference: string },
): Record<string, string | undefined> {
  const amount = sale.amount === null ? undefined : String(sale.amount);
  return {
    kodeproduk: sale.productCode,
    tujuan: sale.destination,
    pin: sale.pin,
    trxid: sale.reference,
    counter: String(sale.counter),
    nominal: amount,
    qty: amount,
    enduser: sale.buyerPhone ?? undefined,
  };
}

function has(format: Format, placeholder: string): boolean {
  return format.placeholders.includes(placeholder);
}

function keywordLength(format: Format): number {
  const first = format.tokens[0];
  return first?.kind === 'literal' ? first.text.length : 0;
}

function literalLength(format: Format): number {
  return format.tokens.reduce((sum, token) => sum + (token.kind === 'literal' ? token.text.length : 0), 0);
}

function timeOf(row: FormatRow): string {
  return row.tgl_data instanceof Date ? row.tgl_data.toISOString() : (row.tgl_data ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
