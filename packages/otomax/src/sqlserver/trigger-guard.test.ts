import { expect, test } from 'bun:test';
import { INSTALLATION } from '../gateway.ts';
import { type FoundTrigger, standingTriggers } from './standing-triggers.ts';
import { createRecorder } from './statements/record.ts';
import { createTriggerGuard } from './trigger-guard.ts';

const NOW = new Date('2026-03-10T05:00:00Z');
const trigger: FoundTrigger = { name: 'hexaflate_inbox', table: 'inbox', disabled: 0, made: '1' };

/** A guard over a database in which no trigger stands, and how often it has asked. */
function guardOver(known: readonly FoundTrigger[], everyMs?: number) {
  const { silent } = createRecorder();
  const asked: string[] = [];
  const queue = silent.withPlugin({
    transformQuery: ({ node }) => {
      asked.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  let triggers = known;
  const guard = createTriggerGuard({
    queue,
    known: () => standingTriggers(triggers),
    now: () => NOW,
    everyMs,
  });
  return {
    guard,
    asked,
    lookAtInstallation: () => {
      triggers = [];
    },
  };
}

test('triggers that stand as they were seen are nothing to tell', async () => {
  const { guard } = guardOver([]);
  await guard.look();
  expect(guard.pending()).toEqual([]);
});

test('whoever waits in a loop all day asks at most once a second', async () => {
  const { guard, asked } = guardOver([]);
  for (let look = 0; look < 100; look += 1) await guard.look();
  expect(asked).toHaveLength(1);
});

test('a trigger that is gone means that anything may have changed, until somebody has looked', async () => {
  const { guard, lookAtInstallation } = guardOver([trigger], 0);
  await guard.look();
  const [first] = guard.pending();
  expect(first).toMatchObject({ entity: 'everything', key: INSTALLATION, at: NOW });
  await guard.look();
  expect(guard.pending().map(({ id }) => id)).toEqual([first?.id ?? '']);

  guard.acknowledge([first?.id ?? '']);
  await guard.look();
  const [second] = guard.pending();
  expect(second?.id).not.toBe(first?.id);

  lookAtInstallation();
  guard.acknowledge([second?.id ?? '']);
  await guard.look();
  expect(guard.pending()).toEqual([]);
});

test.each([
  ['disabled', { disabled: 1 }],
  ['made anew', { made: '2' }],
  ['left on a renamed table', { table: 'inbox_lama' }],
  ['left on a table that is none of these', { table: null }],
])('a trigger that was %s is not the one that stood there', (_, change) => {
  const before = standingTriggers([trigger]);
  const after = standingTriggers([{ ...trigger, ...change }]);
  expect([...after.marks]).not.toEqual([...before.marks]);
});
