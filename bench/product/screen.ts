import type { Page } from '@playwright/test';

/**
 * Begins to watch a page for an element that shows exactly `text`. The returned function waits for it and answers
 * when it had been painted, in ms since 1970. Throws after `patienceMs`.
 */
export async function watchForText(
  page: Page,
  text: string,
  patienceMs = 10_000,
): Promise<() => Promise<number>> {
  await page.evaluate(installWatch, { text, patienceMs });
  return () => page.evaluate(() => Reflect.get(window, '__benchSeen') as Promise<number>);
}

/** Notes, on everything that this page will load, when the screen was last touched. */
export async function noteTouches(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener(
      'pointerdown',
      ({ timeStamp }) => Reflect.set(window, '__benchTouch', Date.now() - (performance.now() - timeStamp)),
      { capture: true },
    );
  });
}

/** When the screen was last touched, in ms since 1970. Throws when it was not. */
export async function lastTouch(page: Page): Promise<number> {
  const at: unknown = await page.evaluate(() => Reflect.get(window, '__benchTouch'));
  if (typeof at !== 'number') throw new Error('Nobody has touched the screen');
  return at;
}

/** Runs in the page. Looks at every change of the document, then lets the frame that shows it be painted. */
function installWatch({ text, patienceMs }: { text: string; patienceMs: number }): void {
  const seen = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => stop(() => reject(new Error(`${text} did not appear`))), patienceMs);
    const look = () => {
      if (!isShown(text)) return;
      // A frame callback runs before its frame is painted, a task posted from it after.
      stop(() => requestAnimationFrame(() => setTimeout(() => resolve(Date.now()))));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    const stop = (then: () => void) => {
      observer.disconnect();
      clearTimeout(timer);
      then();
    };
    look();
  });
  seen.catch(() => {});
  Reflect.set(window, '__benchSeen', seen);

  /** Text for screen readers alone is a pixel wide and does not count, nor does what lies under something else. */
  function isShown(wanted: string): boolean {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      if (node.textContent !== wanted || !node.parentElement) continue;
      const { x, y, width, height } = node.parentElement.getBoundingClientRect();
      if (width <= 2 || height <= 2) continue;
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      if (top?.contains(node) || (top && node.parentElement.contains(top))) return true;
    }
    return false;
  }
}
