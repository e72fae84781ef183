import { formatFor, type PurposeReading } from './formats-agreement.ts';
import type { FormatPurpose } from './formats-purposes.ts';
import { missing } from './gateway/missing-words.ts';
import type { Feature, MissingFeature } from './gateway.ts';

/** The features that stand on message formats, each with what must be said for it. */
export const formatFeatures: readonly {
  feature: Feature;
  purposes: readonly FormatPurpose[];
  format: string;
}[] = [
  { feature: 'buy', purposes: ['buy'], format: 'Transaksi… [kodeproduk] [tujuan] [pin]' },
  { feature: 'repeat', purposes: ['buyAgain'], format: 'Transaksi… [counter]' },
  { feature: 'openAmount', purposes: ['buyOpen'], format: 'Transaksi… [nominal] / [qty]' },
  { feature: 'buyerPhone', purposes: ['buyFor'], format: 'Transaksi… [enduser]' },
  { feature: 'bills', purposes: ['inquire', 'pay'], format: 'CekTagihan…, BayarTagihan…' },
  { feature: 'changePin', purposes: ['changePin'], format: 'UbahPin [pinlama] [pinbaru]' },
  { feature: 'ownReference', purposes: ['buy'], format: 'Transaksi… [trxid]' },
];

/** The features that are off because of how the formats stand, each with its reason. */
export function missingFormats(readings: readonly PurposeReading[]): MissingFeature[] {
  return formatFeatures.flatMap(({ feature, purposes, format }) => {
    const short = readings.find(({ purpose, state }) => purposes.includes(purpose) && state !== 'ready');
    if (short) return [whyNot(feature, short, format)];
    return feature === 'ownReference' && !sayReference(readings)
      ? [missing(feature, 'noFormat', format)]
      : [];
  });
}

/** Our own reference travels in the format of a plain purchase, or nowhere. */
function sayReference(readings: readonly PurposeReading[]): boolean {
  const chosen = readings.find(({ purpose }) => purpose === 'buy')?.chosen;
  return chosen
    ? formatFor('buy', chosen.name, chosen.template)?.placeholders.includes('trxid') === true
    : false;
}

function whyNot(
  feature: Feature,
  { state, chosen, agreed, stolenBy }: PurposeReading,
  format: string,
): MissingFeature {
  const name = agreed?.name ?? chosen?.name ?? format;
  switch (state) {
    case 'unconfirmed':
      return missing(feature, 'formatUnconfirmed', name);
    case 'changed':
      return missing(feature, 'formatChanged', name);
    case 'stolen':
      return missing(feature, 'formatStolen', `${name} → ${stolenBy}`);
    default:
      return missing(feature, 'noFormat', format);
  }
}
