/** Lowest and highest of some measurements, in their own unit. */
export interface Spread {
  min: number;
  max: number;
}

/** The middle of the sorted values, or the mean of the two middle ones. Throws RangeError when there are none. */
export function median(values: readonly number[]): number {
  const sorted = sort(values);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * The smallest value that at least `share` (0 to 1) of the values do not exceed: a value that was really measured,
 * never one between two (nearest rank). Throws RangeError when there are no values.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = sort(values);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[Math.min(rank, sorted.length) - 1] ?? Number.NaN;
}

/** How far the values lie apart. Throws RangeError when there are none. */
export function spread(values: readonly number[]): Spread {
  const sorted = sort(values);
  return { min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/**
 * Slope of the straight line that fits the points best (least squares): what one more of `x` costs in `y`.
 * Throws RangeError when all points stand at the same `x`.
 */
export function slope(points: readonly { x: number; y: number }[]): number {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const across = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (across === 0) throw new RangeError('A slope needs points at two places or more');
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / across;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sort(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('Nothing was measured');
  if (values.some((value) => !Number.isFinite(value))) throw new RangeError('A measurement is not a number');
  // Adding 0 makes 0 of -0, which sorting leaves wherever it came.
  return values.map((value) => value + 0).sort((a, b) => a - b);
}
