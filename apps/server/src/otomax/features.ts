import {
  type FormatPurpose,
  type Gateway,
  type MissingFeature,
  missingFormats,
  type PurposeReading,
} from '@hexaflate/otomax';
import type { Store } from '@hexaflate/store';
import { decisionsInForce } from './format-decisions.ts';

/** What the installation offers, as it was last looked at, so that no request has to ask. */
export interface Features {
  /** Whether such an order can be said to Otomax; true as long as nothing is known. */
  canSay(purpose: FormatPurpose): boolean;
  /**
   * Hands the operators' decisions to the gateway and looks at formats and features anew. True when what can be said
   * has changed. Throws OtomaxUnavailableError.
   */
  refresh(): Promise<boolean>;
}

export function createFeatures(store: Store, otomax: Gateway): Features {
  let known: ReadonlySet<FormatPurpose> | undefined;
  return {
    canSay: (purpose) => known?.has(purpose) ?? true,
    async refresh() {
      otomax.agreeOnFormats(await decisionsInForce(store));
      const { purposes } = await otomax.formats();
      const next = sayable(purposes, blockedOtherwise((await otomax.capabilities()).missing));
      const changed = known !== undefined && [...next].join() !== [...known].join();
      known = next;
      return changed;
    },
  };
}

/** Features that are off for another reason than the formats: a center, a right, a table of ours. */
export function blockedOtherwise(missing: readonly MissingFeature[]): MissingFeature[] {
  return missing.filter(({ code }) => !FORMAT_CODES.has(code));
}

/** Every feature that is off, with the formats as they stand in this very reading. */
export function allMissing(
  purposes: readonly PurposeReading[],
  missing: readonly MissingFeature[],
): MissingFeature[] {
  const others = blockedOtherwise(missing);
  const off = new Set(others.map(({ feature }) => feature));
  return [...others, ...missingFormats(purposes).filter(({ feature }) => !off.has(feature))];
}

const FORMAT_CODES = new Set<MissingFeature['code']>([
  'noFormat',
  'formatUnconfirmed',
  'formatChanged',
  'formatStolen',
]);

function sayable(
  purposes: readonly PurposeReading[],
  blocked: readonly MissingFeature[],
): ReadonlySet<FormatPurpose> {
  const off = new Set(blocked.map(({ feature }) => feature));
  const featureOf = (purpose: FormatPurpose) =>
    purpose === 'changePin' ? 'changePin' : purpose.startsWith('buy') ? 'buy' : 'bills';
  const open = (purpose: FormatPurpose) => !off.has(featureOf(purpose));
  return new Set(
    purposes.flatMap(({ purpose, state }) => (state === 'ready' && open(purpose) ? [purpose] : [])),
  );
}
