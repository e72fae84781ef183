import type { FirstFrame } from './first-frame.ts';

/**
 * Draws home as it was left, before the first script has come; the app takes its place once it has read the same data
 * from the device. Answers whether there was anything to draw. It stands in index.html as text, so it may not use
 * anything from outside itself. `build`: address of the app's script.
 */
export function drawFirstFrame(build: string): boolean {
  const KEPT = 'hexaflate.first-frame';
  const WEEK_MS = 604_800_000;
  const root = document.getElementById('root');
  const kept = localStorage.getItem(KEPT);
  if (!root || !kept || location.pathname !== '/' || localStorage.getItem('hexaflate.session') !== 'in')
    return false;
  try {
    const frame: FirstFrame = JSON.parse(kept);
    const age = Math.max(0, Date.now() - frame.at);
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const looksTheSame = frame.build === build && dark === (frame.systemDark ?? dark);
    if (!looksTheSame || age > WEEK_MS) return false;
    // Marked as the library marks what a server has rendered: it takes the rules over as they are.
    const rules = `<style data-emotion="css ${frame.rules.join(' ')}">${frame.css}</style>`;
    root.innerHTML = rules + frame.html;
    document.documentElement.style.cssText = frame.pageStyle;
    document.body.style.cssText = frame.bodyStyle;
    const step = frame.ages.findLast(({ from }) => age >= from);
    for (const said of root.querySelectorAll('time'))
      said.textContent = step?.sentence.replace('{count}', String(Math.floor(age / step.from))) ?? '';
    const hour = new Date().getHours();
    const greeting = frame.greetings.findLast(({ from }) => hour >= from);
    const greeted = root.querySelector('[data-greeting]');
    if (greeting && greeted) greeted.textContent = greeting.sentence;
    return true;
  } catch {
    // Whatever is wrong with it, the app must start.
    localStorage.removeItem(KEPT);
    return false;
  }
}
