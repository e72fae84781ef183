import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type axe from 'axe-core';

/** Small, since it is sent to every document that is looked at. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/**
 * What axe finds on the page and in its frames as they stand now: rule, what it asks for, and where it is broken.
 * Runs inside the page and answers violations alone. axe's own wrapper opens a page for each result, and brings a larger
 * axe along each time, which took a third of all browser tests.
 */
export async function findViolations(page: Page): Promise<string[]> {
  for (const frame of page.frames()) await bringAxe(frame);
  return page.evaluate(async () => {
    if (!window.axe) throw new Error('axe is not here');
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n  ${nodes.map(({ target }) => target.join(' ')).join('\n  ')}`,
    );
  });
}

/** A document that has axe already keeps it. */
async function bringAxe(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => window.axe === undefined)) await frame.evaluate(SOURCE);
}
