import type { Page } from '@playwright/test';
import { signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

/** A dealer of the seed, whom no other test signs in as: a number gets one code a minute. */
const dealer = { phone: '081334217512', name: 'Mandiri Net' };

test('a device that is signed out elsewhere leaves by itself, with nothing of the agent left on it', async ({
  browser,
  stack,
}) => {
  const mine = await browser.newContext({ baseURL: stack.url });
  await signInAgent(mine, stack, dealer.phone);
  const page = await mine.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: dealer.name })).toBeVisible();
  await expect.poll(() => keptAnswers(page)).toBeGreaterThan(0);

  // Another tab of the same session ends every device; the first one hears of it on its live socket.
  const other = await mine.newPage();
  await other.goto('/devices');
  await expect(other.getByText('Sedang terhubung').first()).toBeVisible();
  await other.getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Keluar dari semua perangkat' }).click();

  await expect(other).toHaveURL(/\/sign-in$/);
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect.poll(() => keptAnswers(page)).toBe(0);
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in$/);
  await mine.close();
});

/** Number of answers in the offline cache of this browser; looking must not create it. */
function keptAnswers(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'hexaflate-offline')) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open('hexaflate-offline');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const counting = database.transaction('answers').objectStore('answers').count();
        counting.onsuccess = () => {
          database.close();
          resolve(counting.result);
        };
      };
    });
  });
}
