import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type S3Server, startS3Server } from '@hexaflate/testing';
import { type BlobStore, BlobsAwayError } from './blob-store.ts';
import { fileBlobs } from './file-blobs.ts';
import { s3Blobs } from './s3-blobs.ts';

let folder: string;
let server: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hexaflate-blobs-'));
  server = startS3Server();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const atPrefix = (prefix: string) => ({ ...server.account, prefix });

const places: Record<string, () => BlobStore> = {
  files: () => fileBlobs(join(folder, 'photos')),
  S3: () => s3Blobs(atPrefix('hexaflate/')),
};

const names = async (blobs: BlobStore) =>
  (await Array.fromAsync(blobs.list())).map(({ name }) => name).toSorted();

for (const [place, open] of Object.entries(places)) {
  describe(`photos in ${place}`, () => {
    test('what was put is what is got, whatever its bytes are, and putting again replaces it', async () => {
      const blobs = open();
      const bytes = crypto.getRandomValues(new Uint8Array(60_000));
      const name = crypto.randomUUID();
      await blobs.put(name, bytes);
      expect(Buffer.compare((await blobs.get(name)) ?? new Uint8Array(), bytes)).toBe(0);
      await blobs.put(name, Uint8Array.of(0));
      expect([...((await blobs.get(name)) ?? [])]).toEqual([0]);
      await blobs.delete(name);
    });

    test('what is not there is undefined, and deleting it again is no mistake', async () => {
      const blobs = open();
      expect(await blobs.get('nothing')).toBeUndefined();
      await blobs.delete('nothing');
    });

    test('everything that is kept is listed with the time of its writing, and nothing else', async () => {
      const blobs = open();
      const kept = Array.from({ length: 5 }, () => crypto.randomUUID());
      const before = Date.now() - 2000;
      await Promise.all(kept.map((name) => blobs.put(name, Uint8Array.of(1, 2, 3))));
      expect(await names(blobs)).toEqual(kept.toSorted());
      for await (const { at } of blobs.list()) {
        expect(at).toBeGreaterThan(before);
        expect(at).toBeLessThan(Date.now() + 2000);
      }
      await Promise.all(kept.map((name) => blobs.delete(name)));
      expect(await names(blobs)).toEqual([]);
    });
  });
}

test('more than one page of a bucket is listed', async () => {
  const blobs = s3Blobs(atPrefix('many/'));
  const kept = Array.from({ length: 1003 }, (_, n) => `n${String(n).padStart(4, '0')}`);
  for (let from = 0; from < kept.length; from += 50)
    await Promise.all(kept.slice(from, from + 50).map((name) => blobs.put(name, Uint8Array.of(7))));
  expect(await names(blobs)).toEqual(kept);
  expect(await names(s3Blobs(atPrefix('hexaflate/')))).toEqual([]);
}, 60_000);

test('a wrong secret, a bucket that is not there and a server that is away are all told as away', async () => {
  const wrong = [
    { ...atPrefix('hexaflate/'), secretAccessKey: 'not the secret' },
    { ...atPrefix('hexaflate/'), bucket: 'elsewhere' },
    { ...atPrefix('hexaflate/'), endpoint: 'http://127.0.0.1:9' },
  ];
  for (const place of wrong) {
    const blobs = s3Blobs(place);
    await expect(blobs.put('a', Uint8Array.of(1))).rejects.toBeInstanceOf(BlobsAwayError);
    await expect(Array.fromAsync(blobs.list())).rejects.toBeInstanceOf(BlobsAwayError);
  }
  const file = join(folder, 'a file');
  await writeFile(file, '');
  await expect(fileBlobs(file).put('a', Uint8Array.of(1))).rejects.toBeInstanceOf(BlobsAwayError);
});

test('a file that was only half written is not taken for a photo', async () => {
  const blobs = fileBlobs(join(folder, 'half'));
  await blobs.put('photo-aa', Uint8Array.of(1));
  await writeFile(join(folder, 'half', 'aa', 'photo-bb-aa.half'), 'ha');
  await writeFile(join(folder, 'half', 'somebody else’s'), 'no folder of ours');
  expect(await blobs.get('photo-bb-aa')).toBeUndefined();
  expect(await names(blobs)).toEqual(['photo-aa', 'photo-bb-aa.half']);
  await blobs.delete('photo-bb-aa.half');
  expect(await names(blobs)).toEqual(['photo-aa']);
});
