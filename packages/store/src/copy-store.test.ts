import { afterEach, beforeEach, expect, test } from 'bun:test';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteRow, notificationRow, orderRow } from './conformance/rows.ts';
import { copyStore, openStore, type Store } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing/postgres.ts';

let path: string;
let database: TestDatabase;
let from: Store;
let to: Store;
beforeEach(async () => {
  path = join(tmpdir(), `hexaflate-copy-${crypto.randomUUID()}.sqlite`);
  database = await createTestDatabase();
  from = await openStore({ path });
  to = await openStore({ url: database.url });
});
afterEach(async () => {
  await Promise.all([from.destroy(), to.destroy()]);
  await database.drop();
  await rm(path, { force: true });
});

test('every row of every table arrives as it was', async () => {
  const orders = Array.from({ length: 1201 }, (_, index) =>
    orderRow({ accepted_at: index, note: `'${index}' 😀` }),
  );
  await from.transaction().execute(async (transaction) => {
    for (const order of orders) await transaction.insertInto('orders').values(order).execute();
  });
  await from.insertInto('notification').values(notificationRow()).execute();
  await from
    .insertInto('pin_lock')
    .values({ agent_code: 'A', failures: 5, locked_until: 9, updated_at: 1 })
    .execute();
  const copied = await copyStore(from, to);
  expect(copied.get('orders')).toBe(1201);
  expect([...copied.values()].reduce((sum, rows) => sum + rows)).toBe(1203);
  for (const table of ['orders', 'notification', 'pin_lock'] as const) {
    const [before, after] = await Promise.all(
      [from, to].map((store) => store.selectFrom(table).selectAll().execute()),
    );
    const sorted = (rows: readonly object[] = []) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(sorted(after)).toEqual(sorted(before));
  }
});

test('a database that holds anything is left alone', async () => {
  await from.insertInto('order_note').values(noteRow()).execute();
  await to.insertInto('notification').values(notificationRow()).execute();
  await expect(copyStore(from, to)).rejects.toThrow('notification');
  expect(await to.selectFrom('order_note').selectAll().execute()).toEqual([]);
});

test('a copy that fails half-way leaves nothing', async () => {
  await from.insertInto('order_note').values(noteRow()).execute();
  // Sorted after the notes, and nothing that PostgreSQL can hold.
  await from
    .insertInto('orders')
    .values(orderRow({ note: 'a\0b' }))
    .execute();
  await expect(copyStore(from, to)).rejects.toThrow();
  expect(await to.selectFrom('order_note').selectAll().execute()).toEqual([]);
});
