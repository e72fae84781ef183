import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createTail } from './tail.ts';

const GRACE = 1000;

test('numbers that become visible out of order are all seen, and each gap is closed again', () => {
  const order = fc.integer({ min: 1, max: 60 }).chain((count) =>
    fc.record({
      visible: fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => index + 1),
        { minLength: count, maxLength: count },
      ),
      looks: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
    }),
  );
  fc.assert(
    fc.property(order, ({ visible, looks }) => {
      const tail = createTail(1, GRACE);
      const table = new Set<number>();
      const seen = new Set<number>();
      const look = () => {
        const rows = [...table].sort((a, b) => a - b);
        const gaps = tail.gaps();
        const inGaps = rows.filter((code) => gaps.some(({ from, to }) => code >= from && code <= to));
        tail.filled(gaps, inGaps, true, 0);
        const fresh = rows.filter((code) => code >= tail.next());
        tail.grew(fresh, 0);
        for (const code of [...inGaps, ...fresh]) seen.add(code);
      };
      let done = 0;
      for (let turn = 0; done < visible.length; turn += 1) {
        const end = done + (looks[turn % looks.length] ?? 1);
        for (const code of visible.slice(done, end)) table.add(code);
        done = end;
        look();
      }
      // More gaps than one question takes are asked for in turns.
      for (let turn = 0; turn < 3; turn += 1) look();
      expect(seen.size).toBe(visible.length);
      expect(tail.gaps()).toEqual([]);
    }),
  );
});

test('a number that never comes is asked for until its time is up, and once after that', () => {
  const tail = createTail(1, GRACE);
  tail.grew([3], 0);
  const gaps = tail.gaps();
  expect(gaps).toEqual([{ from: 1, to: 2, since: 0 }]);
  tail.filled(gaps, [], true, GRACE);
  expect(tail.gaps()).toHaveLength(1);
  tail.filled(tail.gaps(), [], true, GRACE + 1);
  expect(tail.gaps()).toEqual([]);
});

test('a gap whose answer was cut off is not given up', () => {
  const tail = createTail(1, GRACE);
  tail.grew([5], 0);
  tail.filled(tail.gaps(), [2], false, GRACE * 2);
  expect(tail.gaps()).toEqual([
    { from: 1, to: 1, since: 0 },
    { from: 3, to: 4, since: 0 },
  ]);
});
