import { Database } from 'bun:sqlite';
import { afterAll, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCommitCounter, openSandboxDatabase } from './database.ts';

const directory = mkdtempSync(join(tmpdir(), 'hexaflate-sandbox-'));
afterAll(() => rmSync(directory, { recursive: true }));
const newPath = () => join(directory, crypto.randomUUID(), 'otomax.db');
const small = { historyDays: 0 } as const;

describe('the sandbox database', () => {
  test('processes that open a new file at once make it once', async () => {
    const path = newPath();
    const program = `
      import { openSandboxDatabase } from ${JSON.stringify(join(import.meta.dir, 'database.ts'))};
      const db = openSandboxDatabase(${JSON.stringify(path)}, { historyDays: 0 });
      const rows = await db.selectFrom('reseller').select('kode').execute();
      process.stdout.write(String(rows.length));
      await db.destroy();`;
    const racers = Array.from({ length: 3 }, () =>
      Bun.spawn([process.execPath, '-e', program], { stdout: 'pipe', stderr: 'pipe' }),
    );
    const counts = await Promise.all(
      racers.map(async (racer) => ({
        code: await racer.exited,
        said: await new Response(racer.stdout).text(),
        wrong: await new Response(racer.stderr).text(),
      })),
    );
    expect(counts).toEqual(Array.from({ length: 3 }, () => ({ code: 0, said: '40', wrong: '' })));
  });

  test('a file that was being made when its process died is made again', async () => {
    const path = newPath();
    await openSandboxDatabase(path, small).destroy();
    const half = new Database(path);
    half.run('pragma user_version = 0');
    for (const name of half
      .query<{ name: string }, []>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
      )
      .all()) {
      half.run(`drop table ${name.name}`);
    }
    half.close();
    const db = openSandboxDatabase(path, small);
    expect(await db.selectFrom('reseller').select('kode').execute()).toHaveLength(40);
    await db.destroy();
  });

  test('a file of another version is refused by name', () => {
    const path = newPath();
    openSandboxDatabase(path, small);
    const newer = new Database(path);
    newer.run('pragma user_version = 99');
    newer.close();
    expect(() => openSandboxDatabase(path)).toThrow('version 99');
  });

  test('money is bigint and everything else number, in rows and in sums', async () => {
    const db = openSandboxDatabase(newPath(), small);
    const agent = await db
      .selectFrom('reseller')
      .selectAll()
      .where('kode', '=', 'AG0001')
      .executeTakeFirstOrThrow();
    expect([typeof agent.saldo, typeof agent.markup, typeof agent.aktif, typeof agent.poin]).toEqual([
      'bigint',
      'bigint',
      'number',
      'number',
    ]);
    const sums = await db
      .selectFrom('mutasi')
      .select((select) => [
        select.fn.sum<bigint>('jumlah').as('jumlah'),
        select.fn.countAll<number>().as('count'),
      ])
      .executeTakeFirstOrThrow();
    expect([typeof sums.jumlah, typeof sums.count]).toEqual(['bigint', 'number']);
    await db.destroy();
  });

  test('amounts beyond the safe integers come back exactly', async () => {
    const db = openSandboxDatabase(newPath(), small);
    const large = 922_337_203_685_477_5807n;
    await db.updateTable('reseller').set({ saldo: large }).where('kode', '=', 'AG0001').execute();
    const { saldo } = await db
      .selectFrom('reseller')
      .select('saldo')
      .where('kode', '=', 'AG0001')
      .executeTakeFirstOrThrow();
    expect(saldo).toBe(large);
    await db.destroy();
  });

  test('reads do not wait for a write transaction, and see it only when it ends', async () => {
    const path = newPath();
    const write = openSandboxDatabase(path, small);
    const read = openSandboxDatabase(path, { readOnly: true });
    const name = async () =>
      (
        await read
          .selectFrom('reseller')
          .select('nama')
          .where('kode', '=', 'AG0001')
          .executeTakeFirstOrThrow()
      ).nama;
    await write.transaction().execute(async (trx) => {
      await trx.updateTable('reseller').set({ nama: 'Baru' }).where('kode', '=', 'AG0001').execute();
      expect(await name()).toBe('Maju Jaya Cell');
    });
    expect(await name()).toBe('Baru');
    await expect(read.deleteFrom('produk').execute()).rejects.toThrow();
    await Promise.all([write.destroy(), read.destroy()]);
  });

  test('two writers queue up; the event loop goes on meanwhile', async () => {
    const path = newPath();
    const one = openSandboxDatabase(path, small);
    const other = openSandboxDatabase(path);
    const order: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = one.transaction().execute(async (trx) => {
      await trx.updateTable('produk').set({ poin: 1 }).where('kode', '=', 'S5').execute();
      order.push('first has the lock');
      await held;
      order.push('first ends');
    });
    const second = other.transaction().execute(async (trx) => {
      await trx.updateTable('produk').set({ poin: 2 }).where('kode', '=', 'S5').execute();
      order.push('second has the lock');
    });
    await new Promise((resolve) => setImmediate(resolve));
    order.push('the event loop turns');
    release();
    await Promise.all([first, second]);
    expect(order).toEqual([
      'first has the lock',
      'the event loop turns',
      'first ends',
      'second has the lock',
    ]);
    await Promise.all([one.destroy(), other.destroy()]);
  });

  test('the commit counter moves with commits of others and only then', async () => {
    const path = newPath();
    const db = openSandboxDatabase(path, small);
    const counter = openCommitCounter(path);
    const before = counter.read();
    await db.selectFrom('produk').select('kode').execute();
    expect(counter.read()).toBe(before);
    await db.updateTable('produk').set({ poin: 1 }).execute();
    expect(counter.read()).not.toBe(before);
    counter.close();
    await db.destroy();
  });

  test('identity numbers are never given out twice', async () => {
    const db = openSandboxDatabase(newPath(), small);
    const insert = async () =>
      (
        await db
          .insertInto('inbox')
          .values({ pengirim: 'x', tipe_pengirim: 'S', pesan: 'x' })
          .returning('kode')
          .executeTakeFirstOrThrow()
      ).kode;
    const first = await insert();
    await db.deleteFrom('inbox').execute();
    expect(await insert()).toBe(first + 1);
    await db.destroy();
  });
});
