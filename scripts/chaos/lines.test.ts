import { afterEach, expect, test } from 'bun:test';
import { createLines, type Lines } from './lines.ts';
import { createRandom } from './random.ts';

let lines: Lines | undefined;
const server = Bun.serve({ port: 0, fetch: () => new Response('here') });
const address = `http://127.0.0.1:${server.port}/`;

afterEach(async () => {
  await lines?.close();
});

test('without faults nothing stands between', async () => {
  lines = createLines(false);
  expect(await lines.through('store', address)).toBe(address);
  expect(lines.count()).toBe(0);
});

test('a line that broke is whole again, whatever the fault was, and each is counted', async () => {
  lines = createLines(true);
  const url = await lines.through('store', address);
  expect(url).not.toBe(address);
  const random = { ...createRandom(1), between: (least: number) => least };
  for (let round = 1; round <= 12; round += 1) {
    await lines.breakOne(random);
    const answer = await fetch(url, { headers: { Connection: 'close' } });
    expect(await answer.text()).toBe('here');
  }
  const kinds = Object.entries(lines.broken());
  expect(kinds.length).toBeGreaterThan(2);
  expect(kinds.reduce((sum, [, times]) => sum + times, 0)).toBe(12);
});
