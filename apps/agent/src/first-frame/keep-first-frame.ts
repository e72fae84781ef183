import type { AgeStep } from '@hexaflate/widgets';
import { preferences } from '../theme/preferences.ts';
import type { FirstFrame } from './first-frame.ts';

const KEPT = 'hexaflate.first-frame';
/** Milliseconds after the last change, when nothing counts or slides any more. */
const SETTLED_MS = 1_200;

/**
 * Keeps what stands on the screen as the next start's first frame, once it has stood for a moment and the device has
 * nothing better to do. `at`: when its balance came, ms since the epoch. The returned function calls it off.
 */
export function keepFirstFrameSoon(at: number, ages: AgeStep[]): () => void {
  let idle: number | undefined;
  const keep = () => keepFirstFrame(at, ages);
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(keep);
    else keep();
  }, SETTLED_MS);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}

/** Forgets it: it shows someone's balance and customers. */
export function dropFirstFrame(): void {
  localStorage.removeItem(KEPT);
}

function keepFirstFrame(at: number, ages: AgeStep[]): void {
  const root = document.getElementById('root');
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  // An open sheet belongs to a moment and not to home.
  if (!root || !script || root.querySelector('dialog[open]')) return;
  const html = root.innerHTML;
  const { theme } = preferences();
  const frame: FirstFrame = {
    build: script.src,
    html,
    css: rulesFor(html),
    pageStyle: document.documentElement.style.cssText,
    bodyStyle: document.body.style.cssText,
    systemDark: theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : null,
    at,
    ages,
  };
  try {
    localStorage.setItem(KEPT, JSON.stringify(frame));
  } catch {
    // A full disk costs a comfort, and what is there would be older than what was seen last.
    dropFirstFrame();
  }
}

/** The component library's rules for the classes that a piece of HTML bears, and the movements that they may name. */
function rulesFor(html: string): string {
  const worn = new Set(html.match(/css-[\w-]+/g));
  return [...document.styleSheets]
    .filter(({ ownerNode }) => ownerNode instanceof HTMLElement && ownerNode.dataset.emotion !== undefined)
    .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
    .filter(
      (rule) => rule.startsWith('@keyframes') || rule.match(/css-[\w-]+/g)?.some((name) => worn.has(name)),
    )
    .join('');
}
