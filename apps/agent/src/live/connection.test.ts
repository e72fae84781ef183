import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Connection, disconnected, type Happening, nextConnection, waitBefore } from './connection.ts';

const play = (happenings: Happening[], from: Connection = disconnected) =>
  happenings.reduce((state, happening) => nextConnection(state, happening, 0.5)[0], from);

test('a lost connection resumes from the last event that was seen', () => {
  const state = play([
    { type: 'start', resume: null },
    { type: 'welcome', id: 'e1:4' },
    { type: 'event', id: 'e1:5' },
    { type: 'lost' },
    { type: 'due' },
  ]);
  expect(state).toEqual({ phase: 'connecting', failures: 1, resume: 'e1:5' });
});

test('a welcome ends the back-off', () => {
  const state = play([
    { type: 'start', resume: null },
    { type: 'lost' },
    { type: 'due' },
    { type: 'welcome', id: 'e:1' },
  ]);
  expect(state.failures).toBe(0);
});

test('stopping forgets the mark, so the next person starts afresh', () => {
  const state = play([{ type: 'start', resume: null }, { type: 'welcome', id: 'e1:4' }, { type: 'stop' }]);
  expect(state).toEqual(disconnected);
});

test('waiting times double up to half a minute and never leave their half to chance', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, chance) => {
      const wait = waitBefore(n, chance);
      const ceiling = Math.min(500 * 2 ** (n - 1), 30_000);
      expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
      expect(wait).toBeLessThanOrEqual(ceiling);
    }),
  );
});

const happenings = fc.oneof(
  fc.constantFrom<Happening>(
    { type: 'start', resume: null },
    { type: 'stop' },
    { type: 'lost' },
    { type: 'due' },
  ),
  fc.nat().map((n): Happening => ({ type: 'event', id: `e:${n}` })),
  fc.nat().map((n): Happening => ({ type: 'welcome', id: `e:${n}` })),
);

test('whatever happens, there is one socket at most and the connection never stands still unless it is off', () => {
  fc.assert(
    fc.property(fc.array(happenings, { maxLength: 60 }), (list) => {
      let state = disconnected;
      let sockets = 0;
      let timers = 0;
      for (const happening of list) {
        if (happening.type === 'lost' && sockets === 0) continue;
        if (happening.type === 'due') timers = 0;
        if (happening.type === 'lost') sockets = 0;
        const [next, effect] = nextConnection(state, happening, 0.3);
        if (effect.type === 'connect') {
          sockets += 1;
          timers = 0;
        }
        if (effect.type === 'wait') timers = 1;
        if (effect.type === 'close') {
          sockets = 0;
          timers = 0;
        }
        state = next;
        expect(sockets).toBeLessThanOrEqual(1);
        if (state.phase === 'waiting' && happening.type !== 'due') expect(timers).toBe(1);
        if (state.phase === 'connecting' || state.phase === 'open') expect(sockets).toBe(1);
      }
    }),
  );
});
