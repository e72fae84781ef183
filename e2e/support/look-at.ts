import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../../scripts/setup/places.mjs';
import { findViolations } from './axe.ts';
import { expect, test } from './test.ts';

/** Pictures for people to look at; git ignores the folder. */
const PICTURES = join(ROOT, 'test-results', 'pictures');

/** Fails when axe finds anything on the page as it stands now. Waits for movements to end, which dim colours. */
export async function expectAccessible(page: Page) {
  await settle(page);
  expect(await findViolations(page), `axe on ${page.url()}`).toEqual([]);
}

/** Saves test-results/pictures/<name>.png of what stands on the screen, and answers its path. */
export async function takePicture(page: Page, name: string): Promise<string> {
  await settle(page);
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path });
  await test.info().attach(name, { path, contentType: 'image/png' });
  return path;
}

/** Fonts are there and nothing that ends by itself is still moving. */
async function settle(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const passing = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map((one) => one.finished));
  });
}
