import type { BrowserContext, Page } from '@playwright/test';
import { askAs } from '../support/agent-device.ts';
import { changeStore, forgetCodes } from '../support/change-store.ts';
import { enterAs } from '../support/enter-as.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { phoneLight } from '../support/looks.ts';
import { agents, readCode, signInOutside } from '../support/sign-in.ts';
import type { Stack } from '../support/stack.ts';
import { expect, test } from '../support/test.ts';

const { phone } = agents.second;
const NAME = 'Berkah Pulsa';

/** Signs the second agent in by the app's own screens. */
async function signInByHand(page: Page, stack: Stack): Promise<void> {
  await forgetCodes(stack);
  await page.goto('/sign-in');
  await page.getByLabel('Nomor HP').fill(phone);
  await page.getByRole('button', { name: 'Kirim kode' }).click();
  const code = page.getByLabel('Kode enam angka');
  await expect(code).toBeFocused();
  await code.pressSequentially(await readCode(page.request, stack, phone));
  await expect(home(page)).toBeVisible();
}

/** Signs a device of the second agent in that no browser holds. */
async function signInElsewhere(page: Page, stack: Stack) {
  await forgetCodes(stack);
  return signInOutside(page.request, stack, phone);
}

const home = (page: Page) => page.getByRole('heading', { level: 1, name: NAME });

/** As if the app had lain closed for longer than its access lasts. */
const letAccessEnd = (page: Page) =>
  page.evaluate(() => {
    const note = JSON.parse(localStorage.getItem('hexaflate.access') ?? '{}');
    localStorage.setItem('hexaflate.access', JSON.stringify({ ...note, until: 1 }));
  });

/** Counts requests of a browser that lead to one path of the API. */
function counting(context: BrowserContext, path: string): () => number {
  let count = 0;
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === `/api/v1${path}`) count += 1;
  });
  return () => count;
}

test('the key can be used and not be taken, and no token lies where a script can read', async ({
  page,
  stack,
}) => {
  await signInByHand(page, stack);
  const taken = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('hexaflate-device');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const pair = await new Promise<CryptoKeyPair>((resolve, reject) => {
      const asking = database.transaction('keys').objectStore('keys').get('device');
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
    database.close();
    const attempts = (['jwk', 'pkcs8', 'raw'] as const).map((form) =>
      crypto.subtle.exportKey(form, pair.privateKey).then(
        () => 'taken',
        (error: Error) => error.name,
      ),
    );
    return { extractable: pair.privateKey.extractable, attempts: await Promise.all(attempts) };
  });
  expect(taken.extractable).toBe(false);
  expect(taken.attempts).not.toContain('taken');

  const cookies = await page.context().cookies([stack.url, `${stack.url}/api/v1/auth/refresh`]);
  const tokens = cookies.filter(({ name }) => /^hexaflate_(agent|refresh)$/.test(name));
  expect(tokens.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toEqual([
    [true, 'Strict'],
    [true, 'Strict'],
  ]);
  const kept = await everythingKept(page);
  expect(kept).toContain('hexaflate.access');
  for (const { value } of tokens) {
    expect(kept).not.toContain(value);
    expect(kept).not.toContain(value.split('.').at(-1));
  }
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('access that ends while somebody works goes unnoticed', async ({ page, stack }) => {
  await signInByHand(page, stack);
  const renewed = counting(page.context(), '/auth/refresh');
  await page.goto('/settings/receipt');
  await expect(page.getByLabel('Nama toko')).toBeVisible();
  // The app believes that its access goes on; the server knows better.
  await changeStore(stack, 'update access_token set expires_at = 1');
  await page.getByLabel('Nama toko').fill('Konter Kenanga');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tersimpan', { exact: false })).toBeVisible();
  expect(renewed()).toBe(1);

  // Opened again after a while, the page renews its access before it asks for home.
  await letAccessEnd(page);
  await page.goto('/');
  await expect(home(page)).toBeVisible();
  expect(renewed()).toBe(2);
});

test('a wrong clock is corrected by itself', async ({ page, stack }) => {
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 3 * 3_600_000;
  });
  await signInByHand(page, stack);
  await page.goto('/settings/receipt');
  await page.getByLabel('Nama toko').fill('Konter Dahlia');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tersimpan', { exact: false })).toBeVisible();
});

test('of several tabs whose access has ended one renews it for all', async ({ page, stack }) => {
  await signInByHand(page, stack);
  const other = await page.context().newPage();
  await other.goto('/');
  await expect(home(other)).toBeVisible();
  const renewed = counting(page.context(), '/auth/refresh');
  await letAccessEnd(page);
  await Promise.all([page.reload(), other.reload()]);
  for (const tab of [page, other]) await expect(home(tab)).toBeVisible();
  expect(renewed()).toBe(1);
  for (const tab of [page, other]) {
    await tab.goto('/settings/receipt');
    await tab.getByLabel('Nama toko').fill('Konter Tab');
    await tab.getByRole('button', { name: 'Simpan' }).click();
    await expect(tab.getByText('Tersimpan', { exact: false })).toBeVisible();
  }
});

test('a renewal whose answer is lost on the way is asked for again, and the session goes on', async ({
  page,
  stack,
}) => {
  await signInByHand(page, stack);
  let lost = 0;
  await page.context().route('**/api/v1/auth/refresh', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    // The server takes it; nobody hears its answer.
    await route.fetch({ maxRetries: 0 });
    await route.abort();
  });
  await letAccessEnd(page);
  await page.reload();
  await expect(home(page)).toBeVisible();
  expect(lost).toBe(1);
});

test('a copied profile is found out, both are signed out, and are told why', async ({ browser, stack }) => {
  const options = { baseURL: stack.url, viewport: phoneLight.viewport, locale: 'id-ID' };
  const [owner, thief] = [await browser.newContext(options), await browser.newContext(options)];
  const page = await owner.newPage();
  const device = await signInElsewhere(page, stack);
  const copied = { ...device };
  await enterAs(owner, device);
  await enterAs(thief, copied);
  const theirs = await thief.newPage();
  for (const one of [page, theirs]) {
    await one.goto('/');
    await expect(home(one)).toBeVisible();
  }
  await letAccessEnd(theirs);
  await theirs.reload();
  await expect(home(theirs)).toBeVisible();

  await letAccessEnd(page);
  await page.reload();
  for (const one of [page, theirs]) {
    await expect(one).toHaveURL(/\/sign-in$/);
    await expect(one.getByText('Anda dikeluarkan dari perangkat ini')).toBeVisible();
    await expect(one.getByText('dipakai dari dua tempat', { exact: false })).toBeVisible();
  }
  await lookInAllLooks(page, 'ended-copied');
  expect((await askAs(copied, 'GET', '/me')).status).toBe(401);
  await owner.close();
  await thief.close();
});

test('a sign-in elsewhere is said at once, and the others can be signed out', async ({ page, stack }) => {
  await signInByHand(page, stack);
  await page.goto('/devices');
  await expect(page.getByText('Sedang terhubung').first()).toBeVisible();
  const elsewhere = await signInElsewhere(page, stack);
  await expect(page.getByText('Perangkat baru masuk ke akun Anda: Chromium')).toBeVisible();
  await lookInAllLooks(page, 'new-device');
  await page.getByRole('alert').getByRole('button', { name: 'Tutup' }).click();
  await expect(page.getByRole('button', { name: 'Keluarkan Chromium' }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Keluarkan semua perangkat lain' }).click();
  const question = page.getByRole('dialog', { name: 'Keluarkan semua perangkat lain?' });
  await expect(question).toBeVisible();
  await lookInAllLooks(page, 'devices-end-others');
  await question.getByRole('button', { name: 'Keluarkan semua perangkat lain' }).click();
  await expect(page.getByText('Tidak ada perangkat lain yang masuk.')).toBeVisible();
  await lookInAllLooks(page, 'devices-alone');
  expect((await askAs(elsewhere, 'GET', '/me')).status).toBe(401);
});

/** Everything that a script of this page could read back from the browser, as one text. */
function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames)
        found.push(
          await new Promise((resolve, reject) => {
            const asking = database.transaction(store).objectStore(store).getAll();
            asking.onsuccess = () => resolve(asking.result);
            asking.onerror = () => reject(asking.error);
          }),
        );
      database.close();
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(request.url);
    return JSON.stringify(found);
  });
}
