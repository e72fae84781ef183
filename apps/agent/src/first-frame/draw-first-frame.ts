import type { FirstFrame } from './first-frame.ts';

/**
 * Draws home as it was left, before the first script has come; the app takes its place once it has read the same data
 * from the device. It stands in index.html as text, so it may not use anything from outside itself.
 */
export function drawFirstFrame(): void {
  const WEEK_MS = 604_800_000;
  const root = document.getElementById('root');
  const kept = localStorage.getItem('hexaflate.first-frame');
  if (!root || !kept || location.pathname !== '/' || localStorage.getItem('hexaflate.session') !== 'in')
    return;
  const frame: FirstFrame = JSON.parse(kept);
  const age = Math.max(0, Date.now() - frame.at);
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const looksTheSame = frame.build === script?.src && dark === (frame.systemDark ?? dark);
  if (!looksTheSame || age > WEEK_MS) return;
  document.documentElement.style.cssText = frame.pageStyle;
  document.body.style.cssText = frame.bodyStyle;
  root.innerHTML = `<style>${frame.css}</style>${frame.html}`;
  const step = frame.ages.findLast(({ from }) => age >= from);
  for (const said of root.querySelectorAll('time'))
    said.textContent = step?.sentence.replace('{count}', String(Math.floor(age / step.from))) ?? '';
}
