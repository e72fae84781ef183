import {
  carries,
  carriesPinChange,
  type Format,
  type FormatValues,
  fittingFormats,
  type MessageVerb,
  pinChangeFormats,
  type SaleFields,
  type SaleVerb,
  saleValues,
} from './formats.ts';

interface SaleKind {
  verb: SaleVerb;
  /** Carries the counter of a repeat, an amount that the agent typed, the buyer's number. */
  again: boolean;
  open: boolean;
  forBuyer: boolean;
}

const plain = { again: false, open: false, forBuyer: false };
const buy = { verb: 'buy', ...plain } as const;

/** Every kind of order. */
const sales = {
  buy,
  buyAgain: { ...buy, again: true },
  buyOpen: { ...buy, open: true },
  buyOpenAgain: { ...buy, open: true, again: true },
  buyFor: { ...buy, forBuyer: true },
  buyForAgain: { ...buy, forBuyer: true, again: true },
  buyOpenFor: { ...buy, open: true, forBuyer: true },
  buyOpenForAgain: { ...buy, open: true, forBuyer: true, again: true },
  inquire: { verb: 'inquire', ...plain },
  pay: { verb: 'pay', ...plain },
  payAgain: { verb: 'pay', ...plain, again: true },
} as const satisfies Record<string, SaleKind>;

/** What an order may need a format for. */
export type SalePurpose = keyof typeof sales;
/** Everything that we may have to say to Otomax. Each needs a message format of the installation. */
export type FormatPurpose = SalePurpose | 'changePin';

export const salePurposes: readonly SalePurpose[] = Object.keys(sales).filter(isSalePurpose);
export const formatPurposes: readonly FormatPurpose[] = [...salePurposes, 'changePin'];

export function isFormatPurpose(text: string): text is FormatPurpose {
  return text === 'changePin' || isSalePurpose(text);
}

/** Whether a purpose is that of an order. */
export function isSalePurpose(text: string): text is SalePurpose {
  return Object.hasOwn(sales, text);
}

/** What an order needs a format for. */
export function purposeOf(verb: SaleVerb, fields: SaleFields): FormatPurpose {
  const wanted = {
    verb,
    again: verb !== 'inquire' && fields.counter > 1,
    open: verb === 'buy' && fields.amount !== null,
    forBuyer: verb === 'buy' && fields.buyerPhone !== null,
  };
  const found = salePurposes.find((purpose) => {
    const kind = sales[purpose];
    return (
      kind.verb === wanted.verb &&
      kind.again === wanted.again &&
      kind.open === wanted.open &&
      kind.forBuyer === wanted.forBuyer
    );
  });
  // Every combination that `wanted` can take stands in the table.
  return found ?? 'buy';
}

/** What a message of this purpose has Otomax do. */
export function verbOf(purpose: FormatPurpose): MessageVerb {
  return purpose === 'changePin' ? 'changePin' : sales[purpose].verb;
}

/** Whether a format says what this purpose needs, and asks for nothing else. */
export function canSay(format: Format, purpose: FormatPurpose): boolean {
  return purpose === 'changePin' ? carriesPinChange(format) : carries(format, sampleOf(purpose).fields);
}

/** The formats of the installation that can say this, the best first. */
export function formatsFor(formats: readonly Format[], purpose: FormatPurpose): Format[] {
  return purpose === 'changePin'
    ? pinChangeFormats(formats)
    : fittingFormats(formats, sales[purpose].verb, sampleOf(purpose).fields);
}

/** A message of this purpose in made-up figures of no agent. */
export function sampleValues(purpose: FormatPurpose): FormatValues {
  if (purpose === 'changePin') return { pinlama: '000000', pinbaru: '111111' };
  const { verb, fields } = sampleOf(purpose);
  return saleValues({ ...fields, ...sampleOrder, reference: verb });
}

const sampleOrder = { productCode: 'S10', destination: '081234567890', pin: '000000' };

/** An order of this kind in made-up figures: the verb, and the fields beside product, destination and PIN. */
export function sampleOf(purpose: SalePurpose): { verb: SaleVerb; fields: SaleFields } {
  const { verb, again, open, forBuyer } = sales[purpose];
  return {
    verb,
    fields: {
      counter: again ? 2 : 1,
      amount: open ? 50_000 : null,
      buyerPhone: forBuyer ? '081298765432' : null,
    },
  };
}
