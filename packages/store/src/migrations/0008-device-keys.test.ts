import { expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bunSqliteDialect, openSqlite } from '@hexaflate/sqlite';
import { Kysely, sql } from 'kysely';
import { openStore } from '../index.ts';
import { migrations } from '../migrate.ts';

test('sessions from before there were keys are kept for the record, and are over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-store-'));
  const path = join(folder, 'store.sqlite');
  const before = new Kysely<Record<string, never>>({
    dialect: bunSqliteDialect({ open: () => openSqlite({ path }) }),
  });
  await sql`create table migration (number integer primary key, name text not null, applied_at bigint not null)`.execute(
    before,
  );
  for (const { number, name, statements } of migrations.filter((migration) => migration.number < 8)) {
    for (const statement of statements) await sql.raw(statement).execute(before);
    await sql`insert into migration values (${number}, ${name}, 1)`.execute(before);
  }
  for (const [id, ended] of [
    ['running', null],
    ['over', 5],
  ] as const)
    await sql`insert into session values (${id}, ${id}, 'AG1', '0812', 'Chrome', 'web', '1', 'cookie', '192.0.2.1',
      1, 7, 9000, ${ended})`.execute(before);
  await before.destroy();

  const store = await openStore({ path });
  const rows = await store.selectFrom('session').selectAll().orderBy('id').execute();
  expect(
    rows.map(({ id, agent_code, ended_at, key_thumbprint }) => [id, agent_code, ended_at, key_thumbprint]),
  ).toEqual([
    ['over', 'AG1', 5, ''],
    ['running', 'AG1', 7, ''],
  ]);
  await store.destroy();
  await rm(folder, { recursive: true });
});
