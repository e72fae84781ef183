import { expect, test } from 'bun:test';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectStore, openStore, type StorePlace } from './index.ts';
import { migrations } from './migrate.ts';
import { createTestDatabase } from './testing/postgres.ts';

const newest = migrations.at(-1)?.number;

async function expectReport(place: StorePlace, version: RegExp): Promise<void> {
  expect(await inspectStore(place)).toMatchObject({ migration: undefined, known: newest });
  // Looking again finds it as empty as before: looking migrates nothing.
  expect((await inspectStore(place)).migration).toBeUndefined();
  await (await openStore(place)).destroy();
  const report = await inspectStore(place);
  expect(report).toMatchObject({ migration: newest, known: newest });
  expect(report.version).toMatch(version);
}

test('a look at a SQLite store tells its version and changes nothing, not even a missing file', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'inspect-')), 'hexaflate.sqlite');
  await expectReport({ path }, /^3\.\d+\.\d+$/);
  await inspectStore({ path: `${path}.gone` });
  await expect(readFile(`${path}.gone`)).rejects.toThrow('ENOENT');
});

test('a look at a store on PostgreSQL tells the same', async () => {
  const database = await createTestDatabase();
  await expectReport({ url: `${database.url}?sslmode=disable` }, /^\d+\.\d+/);
  await database.drop();
});
