import type { Page } from '@playwright/test';
import { expectAccessible, takePicture } from './look-at.ts';
import { looks } from './looks.ts';

/**
 * Looks at a screen that costs much to come to in every size and colour scheme, one after the other: axe, and a picture
 * of each. Leaves the page as a light phone.
 */
export async function lookInAllLooks(page: Page, name: string) {
  for (const { name: look, viewport, colorScheme } of looks.toReversed()) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    // The app follows the scheme in a frame, and its colours then move: what moves is waited for below.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await expectAccessible(page);
    await takePicture(page, `${name}-${look}`);
  }
}
