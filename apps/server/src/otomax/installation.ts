import type { Installation } from '@hexaflate/contract';
import { formatFor, missingWords, type PurposeReading } from '@hexaflate/otomax';
import { readRelay } from '../admin/health.ts';
import type { Context } from '../context.ts';
import { readFacts } from './facts.ts';
import { allMissing } from './features.ts';
import { decisionsInForce, type FormatDecision } from './format-decisions.ts';

/** Every feature in the order in which the panel lists them; those that detection adds come after. */
const FEATURES = [
  'buy',
  'repeat',
  'openAmount',
  'buyerPhone',
  'bills',
  'ownReference',
  'changePin',
  'messages',
] as const;

/** The Otomax behind this server as it stands now. Throws OtomaxUnavailableError. */
export async function readInstallation(context: Context): Promise<Installation> {
  const capabilities = await context.otomax.capabilities();
  const [formats, decisions, feed] = await Promise.all([
    context.otomax.formats(),
    decisionsInForce(context.store),
    readRelay(context, context.cache.stats().trusted, capabilities.installation),
  ]);
  const missing = allMissing(formats.purposes, capabilities.missing);
  const names = new Set<string>([...FEATURES, ...missing.map(({ feature }) => feature)]);
  return {
    driver: capabilities.driver,
    asFound: formats.asFound,
    pinLength: capabilities.pinLength,
    facts: readFacts(capabilities),
    features: [...names].map((name) => {
      const off = missing.find(({ feature }) => feature === name);
      return { feature: name, missing: off ? { code: off.code, reason: missingWords(off) } : null };
    }),
    feed,
    purposes: formats.purposes.map((reading) => presentPurpose(reading, decisions)),
    found: formats.found,
    checkedAt: new Date(context.now()).toISOString(),
  };
}

function presentPurpose(
  { purpose, state, candidates, chosen, stolenBy }: PurposeReading,
  decisions: readonly FormatDecision[],
): Installation['purposes'][number] {
  const decision = decisions.find((each) => each.purpose === purpose);
  return {
    purpose,
    state,
    candidates,
    chosen: chosen && {
      ...chosen,
      pieces: formatFor(purpose, chosen.name, chosen.template)?.tokens ?? [],
    },
    stolenBy,
    decision: decision
      ? {
          name: decision.name,
          found: decision.found,
          template: decision.template,
          operator: decision.operator,
          at: new Date(decision.at).toISOString(),
        }
      : null,
  };
}
