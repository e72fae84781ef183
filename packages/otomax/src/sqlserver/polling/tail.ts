/** Numbers that were skipped, both included: rolled back, or not visible yet. */
export interface Gap {
  from: number;
  to: number;
  /** When it was first seen, epoch milliseconds. */
  since: number;
}

/** The growing end of a table whose rows get numbers of their own. */
export interface Tail {
  /** The lowest number that was never asked for. */
  next(): number;
  /** Some of the open gaps, others at each call. */
  gaps(): readonly Gap[];
  /** Rows from `next` on, in order. What they skip becomes a gap. */
  grew(codes: readonly number[], now: number): void;
  /** What was found when these gaps were asked for; `whole` unless the answer was cut off. */
  filled(asked: readonly Gap[], codes: readonly number[], whole: boolean, now: number): void;
}

/** Gaps of one question. */
const AT_ONCE = 50;

/**
 * Numbers become visible out of order: whoever takes 2 may commit before whoever took 1. So a number that was skipped
 * is asked for again until `graceMs` have passed, which is longer than any transaction of Otomax lasts.
 */
export function createTail(start: number, graceMs: number): Tail {
  let next = start;
  let gaps: Gap[] = [];
  let turn = 0;
  return {
    next: () => next,
    gaps: () => {
      turn = turn >= gaps.length ? 0 : turn;
      const some = gaps.slice(turn, turn + AT_ONCE);
      turn += AT_ONCE;
      return some;
    },
    grew: (codes, now) => {
      for (const code of codes) {
        if (code > next) gaps.push({ from: next, to: code - 1, since: now });
        next = Math.max(next, code + 1);
      }
    },
    filled: (asked, codes, whole, now) => {
      gaps = gaps.flatMap((gap) => {
        if (!asked.includes(gap)) return [gap];
        // Only what was asked for after its time was up is given up.
        if (whole && now - gap.since > graceMs) return [];
        return without(
          gap,
          codes.filter((code) => code >= gap.from && code <= gap.to),
        );
      });
    },
  };
}

function without(gap: Gap, codes: readonly number[]): Gap[] {
  const left: Gap[] = [];
  let { from } = gap;
  for (const code of codes) {
    if (code > from) left.push({ ...gap, from, to: code - 1 });
    from = code + 1;
  }
  if (from <= gap.to) left.push(codes.length === 0 ? gap : { ...gap, from });
  return left;
}
