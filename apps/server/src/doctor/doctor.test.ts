import { Database } from 'bun:sqlite';
import { afterAll, beforeAll, expect, test } from 'bun:test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { openStore } from '@hexaflate/store';
import { freePort, startS3Server } from '@hexaflate/testing';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { startServer } from '../server.ts';
import { selfSigned } from '../testing/certificates.ts';
import { folderWith } from '../testing/folder.ts';
import { checkEncryption } from './check-encryption.ts';
import { clockFinding } from './clock.ts';
import { doctorCommand, examine } from './command.ts';
import type { Area, Finding } from './finding.ts';
import { healthCommand } from './health.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedisServer();
  await redis.command('CONFIG', 'SET', 'requirepass', 'hush-hush');
});
afterAll(() => redis.close());

async function installation(more: Record<string, string> = {}) {
  const folder = await folderWith({});
  return { PORT: `${await freePort()}`, HOST: '127.0.0.1', HEXAFLATE_DATA_DIR: folder, ...more };
}

const of = (findings: readonly Finding[], area: Area) => findings.filter((found) => found.area === area);

test('a fresh installation is well, and what would stop it from being used is said with its remedy', async () => {
  const lines: string[] = [];
  const code = await doctorCommand([], await installation(), (text) => lines.push(text));
  expect(code).toBe(0);
  const text = lines.join('\n');
  expect(text).toMatch(/^ok {4}SQLite 3\.\d+/m);
  expect(text).toMatch(/^! {4} {0,1}Tanpa HTTPS/m);
  expect(text).toContain('→ Set up a certificate, a proxy or a tunnel: docs/guides/tls.md');
});

test('settings that cannot be used are the only finding, and fail', async () => {
  const lines: string[] = [];
  const code = await doctorCommand(['--json'], { PORT: 'eighty' }, (text) => lines.push(text));
  const told: { ok: boolean; findings: Finding[] } = JSON.parse(lines.join(''));
  expect([code, told.ok, told.findings.length]).toEqual([1, false, 1]);
  expect(told.findings[0]?.en).toContain('PORT');
  expect(await doctorCommand(['--fix'], {}, () => undefined)).toBe(2);
});

test('data that a newer version wrote, or that is no database, fails', async () => {
  const environment = await installation();
  const path = join(environment.HEXAFLATE_DATA_DIR, 'hexaflate.sqlite');
  const store = await openStore({ path });
  await store.destroy();
  const newer = new Database(path);
  newer.run("insert into migration (number, name, applied_at) values (9999, 'x', 1)");
  newer.close();
  expect(of(await examine(environment), 'storage').at(-1)).toMatchObject({
    level: 'failure',
    en: expect.stringContaining('newer version'),
  });
  await writeFile(path, 'this is no database, and longer than a header '.repeat(40));
  expect(of(await examine(environment), 'storage').at(-1)?.level).toBe('failure');
});

test('a data folder that cannot be made fails', async () => {
  const environment = await installation();
  const file = join(environment.HEXAFLATE_DATA_DIR, 'file');
  await writeFile(file, '');
  const findings = await examine({ ...environment, HEXAFLATE_DATA_DIR: join(file, 'data') });
  expect(of(findings, 'storage')[0]?.level).toBe('failure');
});

test('an unreachable PostgreSQL or SQL Server fails, without its password', async () => {
  const port = await freePort();
  const environment = await installation({
    DATABASE_URL: `postgres://hexa:hush-hush@127.0.0.1:${port}/toko`,
    OTOMAX_URL: `mssql://hexa:hush-hush@127.0.0.1:${port}/otomax?encrypt=false`,
  });
  const findings = await examine(environment);
  expect(of(findings, 'storage').at(-1)?.level).toBe('failure');
  expect(of(findings, 'otomax').map(({ level }) => level)).toEqual(['failure']);
  expect(JSON.stringify(findings)).not.toContain('hush');
});

test('Redis tells its version and clock; unbounded memory is a warning, a wrong password and silence fail', async () => {
  const open = `redis://:hush-hush@127.0.0.1:${redis.port}`;
  const findings = await examine(await installation({ REDIS_URL: open }));
  expect(of(findings, 'redis').map(({ level }) => level)).toEqual(['fine', 'warning']);
  expect(of(findings, 'clock').map(({ level }) => level)).toEqual(['fine']);
  const wrong = await examine(await installation({ REDIS_URL: `redis://:wrong@127.0.0.1:${redis.port}` }));
  expect(of(wrong, 'redis').map(({ level }) => level)).toEqual(['failure']);
  const away = await examine(await installation({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }));
  expect(of(away, 'redis').map(({ level }) => level)).toEqual(['failure']);
  expect(JSON.stringify([findings, wrong])).not.toContain('hush');
});

test('a clock some seconds off is told; minutes fail only where times go into the books', () => {
  expect(clockFinding('x', 300, true).level).toBe('fine');
  expect(clockFinding('x', -5000, true)).toMatchObject({
    level: 'warning',
    en: expect.stringContaining('5.0 s behind'),
  });
  expect(clockFinding('x', 120_000, true).level).toBe('failure');
  expect(clockFinding('x', 120_000, false).level).toBe('warning');
});

test('our own server on the port is well, another program there fails', async () => {
  const environment = await installation();
  const config = readConfig(environment);
  const running = await startServer(config, pino({ level: 'silent' }));
  expect(of(await examine(environment), 'port')[0]).toMatchObject({
    level: 'fine',
    en: expect.stringContaining('runs on port'),
  });
  const said: string[] = [];
  expect(await healthCommand(config, (text) => said.push(text))).toBe(0);
  await running.stop();
  expect(await healthCommand(config, (text) => said.push(text))).toBe(1);
  expect(said).toEqual(['ready', 'away']);
  const stranger = Bun.serve({ hostname: '127.0.0.1', port: config.port, fetch: () => new Response('no') });
  expect(of(await examine(environment), 'port')[0]?.level).toBe('failure');
  await stranger.stop(true);
});

test('a certificate is warned of two weeks before its end, and fails after it', async () => {
  const folder = await folderWith({});
  await selfSigned(folder, 'toko', 30);
  const config = readConfig({ HEXAFLATE_TLS_CERT: 'toko.crt', HEXAFLATE_TLS_KEY: 'toko.key' }, folder);
  const after = (days: number) => checkEncryption(config, Date.now() + days * 86_400_000)[0]?.level;
  expect([after(0), after(20), after(31)]).toEqual(['fine', 'warning', 'failure']);
  const wrong = readConfig({ HEXAFLATE_TLS_CERT: 'toko.key', HEXAFLATE_TLS_KEY: 'toko.key' }, folder);
  expect(checkEncryption(wrong, Date.now())[0]?.level).toBe('failure');
});

test('where photos are kept is tried with a photo’s whole life, and S3 that refuses fails without its secret', async () => {
  const s3 = startS3Server();
  const { endpoint, bucket, accessKeyId, secretAccessKey } = s3.account;
  const environment = await installation({
    HEXAFLATE_S3_ENDPOINT: endpoint,
    HEXAFLATE_S3_BUCKET: bucket,
    HEXAFLATE_S3_ACCESS_KEY: accessKeyId,
    HEXAFLATE_S3_SECRET_KEY: secretAccessKey,
  });
  const [place, keys] = of(await examine(environment), 'photos');
  expect([place?.level, keys?.level]).toEqual(['fine', 'warning']);
  const wrong = { ...environment, HEXAFLATE_S3_SECRET_KEY: 'hush-hush-hush' };
  const [refused] = of(await examine(wrong), 'photos');
  expect(refused?.level).toBe('failure');
  expect(JSON.stringify(refused)).not.toContain('hush');
  await s3.close();
  const files = of(await examine(await installation()), 'photos');
  expect(files.map(({ level }) => level)).toEqual(['fine', 'fine']);
});
