import { afterAll, beforeAll, expect, test } from 'bun:test';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTcpProxy } from '@hexaflate/testing';
import { sql } from 'kysely';
import { noteRow, orderRow } from './conformance/rows.ts';
import { storeConformance } from './conformance/store-conformance.ts';
import {
  isUniqueViolation,
  isUnstorableText,
  openStore,
  type Store,
  StoreRefusedError,
  StoreUnavailableError,
} from './index.ts';
import { createMigratedDatabase } from './testing/migrated.ts';
import { administer, createTestDatabase, type TestDatabase } from './testing/postgres.ts';

const placeIn = ({ url, drop }: TestDatabase) => ({ place: { url }, drop });

storeConformance(
  'PostgreSQL',
  async () => placeIn(await createTestDatabase()),
  async () => placeIn(await createMigratedDatabase()),
);

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await createTestDatabase();
  store = await openStore({ url: database.url });
});
afterAll(async () => {
  await store.destroy();
  await database.drop();
});

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const notes = (from: Store) => from.selectFrom('order_note').select('id').execute();

test('a number that JavaScript would round is refused instead of rounded', async () => {
  const { id } = await store
    .insertInto('orders')
    .values(orderRow({ accepted_at: 1 }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`update orders set inbox_code = 9007199254740993 where id = ${id}`.execute(store);
  const read = store.selectFrom('orders').select('inbox_code').where('id', '=', id).execute();
  expect(await caught(read)).toMatchObject({ name: 'UnsafeNumberError' });
  expect(await notes(store)).toEqual([]);
});

test('a NUL character is refused as text that no store holds, and harms nothing', async () => {
  const error = await caught(
    store
      .insertInto('order_note')
      .values(noteRow({ text: 'a\0b' }))
      .execute(),
  );
  expect(isUnstorableText(error)).toBe(true);
  expect(isUniqueViolation(error)).toBe(false);
  expect(await notes(store)).toEqual([]);
});

test('a database in another encoding is refused with what to do', async () => {
  const latin = await createTestDatabase("encoding 'LATIN1' locale 'C'");
  await expect(openStore({ url: latin.url })).rejects.toThrow("encoding 'UTF8'");
  await latin.drop();
});

test('a database set to another isolation still waits instead of failing, and still writes through', async () => {
  const strict = await createTestDatabase();
  const name = new URL(strict.url).pathname.slice(1);
  await administer(strict.url, `alter database ${name} set default_transaction_isolation = 'serializable'`);
  await administer(strict.url, `alter database ${name} set synchronous_commit = off`);
  const opened = await openStore({ url: strict.url });
  const order = orderRow();
  await opened.insertInto('orders').values(order).execute();
  await Promise.all(
    Array.from({ length: 20 }, () =>
      opened.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('orders')
          .set((field) => ({ counter: field('counter', '+', 1) }))
          .where('id', '=', order.id)
          .execute();
      }),
    ),
  );
  const { counter } = await opened.selectFrom('orders').select('counter').executeTakeFirstOrThrow();
  expect(counter).toBe(21);
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(opened);
  expect(rows[0]?.synchronous_commit).toBe('on');
  await opened.destroy();
  await strict.drop();
});

test('connections carry our name, so that whoever looks at the server knows whose they are', async () => {
  const { rows } = await sql<{ application_name: string }>`show application_name`.execute(store);
  expect(rows).toEqual([{ application_name: 'hexaflate' }]);
});

test('a server that is not there is told apart, without the password', async () => {
  const url = new URL(database.url);
  url.port = '1';
  const error = await caught(openStore({ url: url.href }));
  expect(error).toBeInstanceOf(StoreUnavailableError);
  expect(Bun.inspect(error)).not.toContain(url.password);
});

test('a wrong password is said to be one, and not taken for a server that is away', async () => {
  const url = new URL(database.url);
  url.password = 'wrong';
  const error = await caught(openStore({ url: url.href }));
  expect(error).toBeInstanceOf(StoreRefusedError);
  expect(String(error)).toContain('password authentication failed');
});

test('a user who may not make tables is told what he lacks', async () => {
  const guest = `guest_${crypto.randomUUID().replaceAll('-', '')}`;
  await administer(database.url, `create role ${guest} login password 'guest'`);
  const empty = await createTestDatabase();
  const url = new URL(empty.url);
  [url.username, url.password] = [guest, 'guest'];
  const error = await caught(openStore({ url: url.href }));
  expect(error).toBeInstanceOf(StoreRefusedError);
  expect(String(error)).toContain('owner of the database');
  await empty.drop();
  await administer(database.url, `drop role ${guest}`);
});

test('what was under way when the server cut us off is unknown, and the next statement works', async () => {
  const cut = await caught(sql`select pg_terminate_backend(pg_backend_pid())`.execute(store));
  expect(cut).toBeInstanceOf(StoreUnavailableError);
  const inTransaction = await caught(
    store.transaction().execute(async (transaction) => {
      await transaction.insertInto('order_note').values(noteRow()).execute();
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
    }),
  );
  expect(inTransaction).toBeInstanceOf(StoreUnavailableError);
  expect(await notes(store)).toEqual([]);
});

test('a connection that breaks between two statements of a transaction fails it, and nothing else', async () => {
  const broken = store.transaction().execute(async (transaction) => {
    await transaction.insertInto('order_note').values(noteRow()).execute();
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await administer(database.url, `select pg_terminate_backend(${rows[0]?.pid}, 5000)`);
    // The news of it must have come in before the next statement leaves.
    await Bun.sleep(50);
    await transaction.insertInto('order_note').values(noteRow()).execute();
  });
  expect(await caught(broken)).toBeInstanceOf(StoreUnavailableError);
  expect(await notes(store)).toEqual([]);
});

test('a connection that breaks while nobody uses it is reported, and replaced', async () => {
  const lost = Promise.withResolvers<Error>();
  const idle = await openStore({ url: database.url, onConnectionLost: lost.resolve });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(idle);
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(store);
  expect(await lost.promise).toBeInstanceOf(Error);
  expect(await notes(idle)).toEqual([]);
  await idle.destroy();
});

test('a server that hangs is given up after a while, and used again as soon as it answers', async () => {
  const url = new URL(database.url);
  const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  const patient = await openStore({ url: url.href, patienceMs: 500 });
  await notes(patient);
  proxy.hold();
  const began = performance.now();
  const hung = await Promise.all(Array.from({ length: 5 }, () => caught(notes(patient))));
  expect(performance.now() - began).toBeLessThan(10_000);
  for (const error of hung) expect(error).toBeInstanceOf(StoreUnavailableError);
  proxy.mend();
  expect(await notes(patient)).toEqual([]);
  await patient.destroy();
  await proxy.close();
});

test('encryption is used where the server has it, and required where it is asked for', async () => {
  for (const [mode, encrypted] of [
    ['', true],
    ['?sslmode=disable', false],
    ['?sslmode=require', true],
  ] as const)
    expect([mode, await isEncrypted(`${database.url}${mode}`)]).toEqual([mode, encrypted]);
});

test('a certificate counts only where somebody vouches for it, and the name where that is asked for', async () => {
  const { rows } = await sql<{ pem: string }>`select pg_read_file(setting) as pem from pg_settings
    where name = 'ssl_cert_file'`.execute(store);
  const authority = join(tmpdir(), `hexaflate-authority-${crypto.randomUUID()}.pem`);
  await Bun.write(authority, rows[0]?.pem ?? '');
  const by = (host: string, parameters: string) => {
    const url = new URL(`${database.url}?${parameters}`);
    url.hostname = host;
    return isEncrypted(url.href);
  };
  for (const mode of ['verify-ca', 'verify-full'])
    expect(await caught(by('localhost', `sslmode=${mode}`))).toBeInstanceOf(StoreUnavailableError);
  // The certificate is made out to localhost.
  expect(await by('localhost', `sslmode=verify-full&sslrootcert=${authority}`)).toBe(true);
  expect(await caught(by('127.0.0.1', `sslmode=verify-full&sslrootcert=${authority}`))).toBeInstanceOf(
    StoreUnavailableError,
  );
  expect(await by('127.0.0.1', `sslmode=verify-ca&sslrootcert=${authority}`)).toBe(true);
  await rm(authority);
});

test('a socket on the same machine works as well', async () => {
  const { rows } = await sql<{ folder: string }>`
    select setting as folder from pg_settings where name = 'unix_socket_directories'`.execute(store);
  const url = new URL(database.url);
  url.searchParams.set('host', rows[0]?.folder ?? '');
  expect(await isEncrypted(url.href)).toBe(false);
});

async function isEncrypted(url: string): Promise<boolean | undefined> {
  const opened = await openStore({ url });
  const { rows } = await sql<{ ssl: boolean }>`
    select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(opened);
  await opened.destroy();
  return rows[0]?.ssl;
}
