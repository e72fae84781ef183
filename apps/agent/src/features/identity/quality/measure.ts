import type { Grey } from './grey.ts';

/** From this lightness on nothing is to be seen in a pixel any more. */
const BURNT = 250;
/** A burnt spot is a square of this many pixels a side, nine tenths of which are burnt. */
const SPOT = 8;
const SPOT_SHARE = 0.9;
/** Difference of neighbouring pixels that makes an edge. */
const EDGE = 24;
/** Share of edges in a row or column from which something lies there. */
const BUSY = 0.02;

/** Mean lightness, 0 to 255. */
export function lightnessOf({ data }: Grey): number {
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}

/** Share of the picture, 0 to 1, that burnt spots cover: reflections of lamps. Single white pixels do not count. */
export function glareOf({ data, width, height }: Grey): number {
  let spots = 0;
  let burntSpots = 0;
  for (let top = 0; top + SPOT <= height; top += SPOT)
    for (let left = 0; left + SPOT <= width; left += SPOT) {
      let burnt = 0;
      for (let y = top; y < top + SPOT; y++)
        for (let x = left; x < left + SPOT; x++) if ((data[y * width + x] ?? 0) >= BURNT) burnt++;
      spots++;
      if (burnt >= SPOT * SPOT * SPOT_SHARE) burntSpots++;
    }
  return spots === 0 ? 0 : burntSpots / spots;
}

/**
 * Variance of the Laplacian as a share of the variance of the lightness: high where edges are crisp, low where
 * everything is smeared, and the same in dim light as in bright. 0 where there is nothing to see.
 */
export function sharpnessOf(picture: Grey): number {
  const { data, width, height } = picture;
  const edges = spread();
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const around =
        (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - width] ?? 0) + (data[at + width] ?? 0);
      edges.add(around - 4 * (data[at] ?? 0));
    }
  const lightness = spread();
  for (const value of data) lightness.add(value);
  return lightness.variance() === 0 ? 0 : edges.variance() / lightness.variance();
}

/** How much of the width and of the height, 0 to 1, lies between the outermost edges: how far a card fills its frame. */
export function fillOf({ data, width, height }: Grey): { across: number; down: number } {
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  for (let y = 1; y < height; y++)
    for (let x = 1; x < width; x++) {
      const at = y * width + x;
      const here = data[at] ?? 0;
      const differs =
        Math.abs(here - (data[at - 1] ?? 0)) > EDGE || Math.abs(here - (data[at - width] ?? 0)) > EDGE;
      if (!differs) continue;
      columns[x] = (columns[x] ?? 0) + 1;
      rows[y] = (rows[y] ?? 0) + 1;
    }
  return { across: extent(columns, height), down: extent(rows, width) };
}

/** Mean difference of lightness between two pictures of one size, 0 to 255: how much moved from one to the next. */
export function movementBetween(before: Grey, now: Grey): number {
  if (before.data.length !== now.data.length) return 255;
  let sum = 0;
  for (let index = 0; index < now.data.length; index++)
    sum += Math.abs((now.data[index] ?? 0) - (before.data[index] ?? 0));
  return sum / now.data.length;
}

function extent(counts: Uint32Array, length: number): number {
  const busy = (count: number) => count > length * BUSY;
  const first = counts.findIndex(busy);
  return first < 0 ? 0 : (counts.findLastIndex(busy) - first + 1) / counts.length;
}

function spread() {
  let sum = 0;
  let squares = 0;
  let count = 0;
  return {
    add(value: number) {
      sum += value;
      squares += value * value;
      count++;
    },
    variance: () => (count === 0 ? 0 : squares / count - (sum / count) ** 2),
  };
}
