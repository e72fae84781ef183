import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createLedger } from './ledger.ts';

const tags = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 4 });
const history = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ type: fc.constant('move' as const), tags }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('forget' as const), tags: fc.constant([]) }) },
  ),
  { maxLength: 30 },
);

test('a lease never holds for a tag that moved after it, however little is remembered', () => {
  fc.assert(
    fc.property(
      history,
      fc.nat(30),
      tags,
      fc.integer({ min: 0, max: 4 }),
      (events, leasedAt, asked, room) => {
        const ledger = createLedger(room);
        let lease = ledger.now();
        let moved = new Set<string>();
        let forgotten = false;
        events.forEach((event, index) => {
          if (index === leasedAt) {
            lease = ledger.now();
            moved = new Set();
            forgotten = false;
          }
          if (event.type === 'forget') {
            ledger.forget();
            forgotten = true;
          } else {
            ledger.move(event.tags);
            for (const tag of event.tags) moved.add(tag);
          }
        });
        if (forgotten || asked.some((tag) => moved.has(tag))) expect(ledger.holds(lease, asked)).toBe(false);
      },
    ),
  );
});

test('while there is room, a lease holds exactly as long as none of its tags moved', () => {
  fc.assert(
    fc.property(fc.array(tags), fc.array(tags), tags, (before, after, asked) => {
      const ledger = createLedger(6);
      for (const batch of before) ledger.move(batch);
      const lease = ledger.now();
      for (const batch of after) ledger.move(batch);
      const moved = new Set(after.flat());
      expect(ledger.holds(lease, asked)).toBe(!asked.some((tag) => moved.has(tag)));
    }),
  );
});

test('a lease older than what is remembered does not hold, and a new one does', () => {
  const ledger = createLedger(2);
  const old = ledger.now();
  ledger.move(['a']);
  ledger.move(['b']);
  expect(ledger.holds(old, ['z'])).toBe(true);
  ledger.move(['c']);
  expect(ledger.holds(old, ['z'])).toBe(false);
  expect(ledger.holds(ledger.now(), ['a', 'b', 'c', 'z'])).toBe(true);
});
