import type { AgeStep, GreetingStep } from '@hexaflate/widgets';
import { whenIdle } from '../app/when-idle.ts';
import { isLockSet } from '../features/app-lock/lock.ts';
import { preferences } from '../theme/preferences.ts';
import type { FirstFrame } from './first-frame.ts';

/** A class of the component library: its key and the name of the rule. */
const CLASS = /css-[\w-]+/g;
const KEPT = 'hexaflate.first-frame';
/** Milliseconds after the last change, when nothing counts or slides any more. */
const SETTLED_MS = 1_200;

/** Sentences that depend on when the next start is. */
interface SaidByTime {
  ages: AgeStep[];
  greetings: GreetingStep[];
}

/**
 * Keeps what stands on the screen as the next start's first frame, once it has stood for a moment and the device has
 * nothing better to do. `at`: when its balance came, ms since the epoch. The returned function calls it off.
 */
export function keepFirstFrameSoon(at: number, said: SaidByTime): () => void {
  const keep = () => keepFirstFrame(at, said);
  let callOff = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    callOff = whenIdle(keep);
  }, SETTLED_MS);
  return () => callOff();
}

/** Forgets it: it shows someone's balance and customers. */
export function dropFirstFrame(): void {
  localStorage.removeItem(KEPT);
}

function keepFirstFrame(at: number, said: SaidByTime): void {
  const root = document.getElementById('root');
  const build = document.querySelector('script[type="module"]')?.getAttribute('src');
  // What a lock covers may not stand on the next start's screen before it.
  if (isLockSet()) {
    dropFirstFrame();
    return;
  }
  // An open sheet belongs to a moment and not to home.
  if (!root || !build || root.querySelector('dialog[open]')) return;
  const html = root.innerHTML;
  const { theme } = preferences();
  const frame: FirstFrame = {
    build,
    html,
    ...rulesFor(html),
    pageStyle: document.documentElement.style.cssText,
    bodyStyle: document.body.style.cssText,
    systemDark: theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : null,
    at,
    ...said,
  };
  try {
    localStorage.setItem(KEPT, JSON.stringify(frame));
  } catch {
    // A full disk costs a comfort, and what is there would be older than what was seen last.
    dropFirstFrame();
  }
}

/** The component library's rules for the classes that a piece of HTML bears, and the movements that they may name. */
function rulesFor(html: string): Pick<FirstFrame, 'css' | 'rules'> {
  const worn = new Set(html.match(CLASS));
  const rules = new Set<string>();
  const texts = [...document.styleSheets]
    .filter(({ ownerNode }) => ownerNode instanceof HTMLElement && ownerNode.dataset.emotion !== undefined)
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => {
      const names =
        rule instanceof CSSKeyframesRule
          ? [rule.name]
          : (rule.cssText.match(CLASS) ?? []).filter((name) => worn.has(name));
      for (const name of names) rules.add(name.replace(/^css-/, ''));
      return names.length > 0;
    });
  return { css: texts.map(({ cssText }) => cssText).join(''), rules: [...rules] };
}
