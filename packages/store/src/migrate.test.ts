import { expect, test } from 'bun:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isUniqueViolation, openStore } from './index.ts';

const note = { id: 'n', order_id: 'o', author: 'op', text: 'x', at: 1 };

function newPath(): string {
  return join(tmpdir(), `hexaflate-store-${crypto.randomUUID()}.sqlite`);
}

test('opening twice migrates once and keeps what was stored', async () => {
  const path = newPath();
  const first = await openStore({ path });
  await first.insertInto('order_note').values(note).execute();
  await first.destroy();
  const second = await openStore({ path });
  expect(await second.selectFrom('order_note').selectAll().execute()).toEqual([note]);
  await second.destroy();
});

test('processes that open a new store at once all find it whole', async () => {
  const path = newPath();
  const script = `const { openStore } = await import(${JSON.stringify(join(import.meta.dir, 'index.ts'))});
    const store = await openStore({ path: ${JSON.stringify(path)} });
    await store.selectFrom('orders').selectAll().execute();
    await store.destroy();`;
  const openers = Array.from({ length: 3 }, () =>
    Bun.spawn([process.execPath, '-e', script], { stderr: 'inherit' }),
  );
  expect(await Promise.all(openers.map((opener) => opener.exited))).toEqual([0, 0, 0]);
});

test('a taken key is told apart from other mistakes', async () => {
  const store = await openStore({ path: ':memory:' });
  await store.insertInto('order_note').values(note).execute();
  const again = await store
    .insertInto('order_note')
    .values(note)
    .execute()
    .catch((error: unknown) => error);
  expect(isUniqueViolation(again)).toBe(true);
  expect(isUniqueViolation(new Error('no such table'))).toBe(false);
  await store.destroy();
});
