/** Shares of a bar, in whole percent of `full`: what is measured shows at least one percent, so that it is seen. */
export function barShares(parts: readonly number[], full: number): number[] {
  if (full <= 0) return parts.map(() => 0);
  return parts.map((part) => (part <= 0 ? 0 : Math.max(1, Math.round((part / full) * 100))));
}
