import { expect, test } from 'bun:test';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServerKey } from './server-key.ts';

const secret = Buffer.from('a secret of twenty b');

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-key-'));
  await work(folder);
  await rm(folder, { recursive: true });
}

test('what is sealed opens again after a restart, and shows nothing of itself', () =>
  inFolder(async (folder) => {
    const sealed = (await openServerKey(folder)).seal(secret, 'totp budi');
    expect(sealed).not.toContain(secret.toString('base64url'));
    expect((await openServerKey(folder)).open(sealed, 'totp budi')).toEqual(secret);
    expect((await stat(join(folder, 'server.key'))).mode & 0o777).toBe(0o600);
  }));

test('it opens for nothing else, not altered, and not with another key', () =>
  inFolder(async (folder) => {
    const key = await openServerKey(folder);
    const sealed = key.seal(secret, 'totp budi');
    expect(() => key.open(sealed, 'totp sari')).toThrow();
    const swapped = sealed.at(-5) === 'A' ? 'B' : 'A';
    expect(() => key.open(`${sealed.slice(0, -5)}${swapped}${sealed.slice(-4)}`, 'totp budi')).toThrow();
    const elsewhere = await openServerKey(join(folder, 'other'));
    expect(() => elsewhere.open(sealed, 'totp budi')).toThrow('server.key');
  }));

test('processes that start at once get one key', () =>
  inFolder(async (folder) => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => openServerKey(folder)));
    const sealed = keys[0]?.seal(secret, 'x') ?? '';
    for (const key of keys) expect(key.open(sealed, 'x')).toEqual(secret);
  }));
