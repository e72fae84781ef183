const browsers: [RegExp, string][] = [
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/OPR\/|Opera/, 'Opera'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Browsers that keep the model to themselves write this letter in its place. */
const HIDDEN_MODEL = 'K';
const MAX_MODEL_LENGTH = 40;

/**
 * A device as people would say it, from its browser's user agent: "Chrome di Android", with the model before it where
 * that is known. `model`: what the browser has told of it besides.
 */
export function deviceName(userAgent: string, model?: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Browser';
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  const name = system ? `${browser} di ${system}` : browser;
  const known = (model || modelIn(userAgent)).trim().slice(0, MAX_MODEL_LENGTH);
  return known ? `${known}, ${name}` : name;
}

/** Android's web views and older browsers name the model themselves. */
function modelIn(userAgent: string): string {
  const named = /Android [\d.]+; ([^;)]+?)(?: Build\/[^;)]*)?[;)]/.exec(userAgent)?.[1] ?? '';
  return named === HIDDEN_MODEL || /^(wv|Mobile|Tablet|rv:.*)$/.test(named) ? '' : named;
}
