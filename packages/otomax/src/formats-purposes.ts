import type { SaleFields, SaleVerb } from './formats.ts';

interface PurposeKind {
  verb: SaleVerb;
  /** Carries the counter of a repeat, an amount that the agent typed, the buyer's number. */
  again: boolean;
  open: boolean;
  forBuyer: boolean;
}

const plain = { again: false, open: false, forBuyer: false };
const buy = { verb: 'buy', ...plain } as const;

/** Everything that we may have to say to Otomax. Each needs a message format of the installation. */
const kinds = {
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
} as const satisfies Record<string, PurposeKind>;

export type FormatPurpose = keyof typeof kinds;

export const formatPurposes: readonly FormatPurpose[] = Object.keys(kinds).filter(isFormatPurpose);

export function isFormatPurpose(text: string): text is FormatPurpose {
  return Object.hasOwn(kinds, text);
}

/** What an order needs a format for. */
export function purposeOf(verb: SaleVerb, fields: SaleFields): FormatPurpose {
  const wanted = {
    verb,
    again: verb !== 'inquire' && fields.counter > 1,
    open: verb === 'buy' && fields.amount !== null,
    forBuyer: verb === 'buy' && fields.buyerPhone !== null,
  };
  const found = formatPurposes.find((purpose) => {
    const kind = kinds[purpose];
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

/** An order of this kind in made-up figures: the verb, and the fields beside product, destination and PIN. */
export function sampleOf(purpose: FormatPurpose): { verb: SaleVerb; fields: SaleFields } {
  const { verb, again, open, forBuyer } = kinds[purpose];
  return {
    verb,
    fields: {
      counter: again ? 2 : 1,
      amount: open ? 50_000 : null,
      buyerPhone: forBuyer ? '081298765432' : null,
    },
  };
}
