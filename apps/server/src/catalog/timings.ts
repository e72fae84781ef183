import type { Gateway, ProductTiming } from '@hexaflate/otomax';

/** How long products usually take, read from recent transactions now and then. */
export interface Timings {
  of(productCode: string): ProductTiming | undefined;
  /** Reads them anew; true when something a person would notice has changed. */
  refresh(): Promise<boolean>;
}

/** Newest transactions that the figures stand on. */
const SAMPLE = 5000;
/** Fewer successes than this say nothing about a product. */
const ENOUGH = 3;

export function createTimings(otomax: Gateway): Timings {
  let known = new Map<string, ProductTiming>();
  return {
    of: (productCode) => known.get(productCode),
    async refresh() {
      const timings = await otomax.productTimings(SAMPLE);
      const next = new Map(
        timings.filter((timing) => timing.count >= ENOUGH).map((timing) => [timing.productCode, timing]),
      );
      const changed = [...new Set([...known.keys(), ...next.keys()])].some(
        (code) => shown(known.get(code)) !== shown(next.get(code)),
      );
      known = next;
      return changed;
    },
  };
}

/** What people see of a timing: whole seconds and tenths of a success rate. */
function shown(timing: ProductTiming | undefined): string {
  return timing ? `${Math.round(timing.p50Ms / 1000)} ${Math.round(timing.successRate * 10)}` : '';
}
