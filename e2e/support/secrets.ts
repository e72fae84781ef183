import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Stack } from './stack.ts';

/** What this worker has used, and what kind of secret it is. */
const used = new Map<string, string>();

/** Otomax's own books hold PINs and messages in clear, as the real ones do; they are not ours. */
const OTOMAX_BOOKS = /^otomax\./;

/** Remembers a secret that a test is about to use, so that it is looked for wherever it must not be. */
export function useSecret(kind: 'PIN' | 'code' | 'password' | 'token', value: string): string {
  used.set(value, kind);
  return value;
}

/** Names of the secrets that stand in a text; digits count only as a number of their own, and not as a fraction. */
export function findSecrets(text: string, secrets: ReadonlyMap<string, string> = used): string[] {
  return [...secrets].flatMap(([value, kind]) => {
    const isThere = /^\d+$/.test(value)
      ? new RegExp(`(?<!\\w)(?<!(?<!\\d)\\d{1,5}\\.)${value}(?!\\w)`).test(text)
      : text.includes(value);
    return isThere ? [`the ${kind} ${value}`] : [];
  });
}

/** The same of what a stack said, measures and keeps: its log, its metrics, its files. */
export async function findSecretsOf(stack: Stack): Promise<string[]> {
  const metrics = await fetch(`${stack.url}/metrics`).then((answer) => answer.text());
  // What a first start prints for the operator to read is meant to be read.
  const log = (await stack.log()).replace(/one-time password\):\s+username: \S+\s+password: \S+/, '');
  const files = readdirSync(stack.dataDir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !OTOMAX_BOOKS.test(file.name))
    .map((file) => join(file.parentPath, file.name));
  // Codes are six digits, as sums and times are: among all that is kept, one would be found by chance.
  const lasting = new Map([...used].filter(([, kind]) => kind !== 'code'));
  return [
    ...findSecrets(log).map((found) => `${found} in the log`),
    ...findSecrets(metrics).map((found) => `${found} in the metrics`),
    ...files.flatMap((path) =>
      findSecrets(readFileSync(path, 'latin1'), lasting).map((found) => `${found} in ${path}`),
    ),
  ];
}

/** The same of what a page keeps on its device: both storages, databases, caches. */
export async function findSecretsKeptBy(page: Page): Promise<string[]> {
  if (page.isClosed() || !page.url().startsWith('http')) return [];
  for (const { name, value, httpOnly } of await page.context().cookies())
    if (httpOnly && name.startsWith('hexaflate_')) useSecret('token', value);
  return findSecrets(await page.evaluate(dumpStorage)).map((found) => `${found} on the device`);
}

/** Runs in the page: everything that it keeps, as one text. */
async function dumpStorage(): Promise<string> {
  const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const reading = database.transaction(store).objectStore(store).getAll();
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      });
      texts.push(JSON.stringify(rows));
    }
    database.close();
  }
  // Over plain HTTP from elsewhere a browser has no caches.
  for (const name of isSecureContext ? await caches.keys() : []) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      const type = answer?.headers.get('content-type') ?? '';
      texts.push(request.url);
      if (answer && /json/.test(type)) texts.push(await answer.text());
    }
  }
  return texts.join('\n');
}
