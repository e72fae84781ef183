import type { CDPSession, Page } from '@playwright/test';
import { expectAccessible, takePicture } from './look-at.ts';
import { type Look, looks } from './looks.ts';
import { expect, test } from './test.ts';

/** What a test may take longer for each look, on a machine that does other work as well. */
const LONGEST_LOOK_MS = 5_000;

/**
 * Looks at a screen as it stands in every size and colour scheme, one after the other: axe, a picture of each, and that
 * nothing has to be scrolled sideways. Leaves the page as a light phone, unless only other looks are wanted.
 */
export async function lookInAllLooks(page: Page, name: string, only: readonly Look[] = looks): Promise<void> {
  test.setTimeout(test.info().timeout + only.length * LONGEST_LOOK_MS);
  const devtools = await devtoolsOf(page);
  for (const { name: look, viewport, colorScheme, phone } of only.toReversed()) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    // Fingers need larger targets than a mouse.
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: phone });
    // The app follows the scheme in a frame, and its colours then move: what moves is waited for below.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, `${name} on a ${look}`);
    await takePicture(page, `${name}-${look}`);
  }
}

/** One that leaves would take the page's virtual authenticators along, so it stays as long as the page. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

function devtoolsOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Fails when the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}
