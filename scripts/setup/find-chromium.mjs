import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Chromium without windows, from Debian: a new page costs it a quarter of the work. It knows no cameras. */
export const HEADLESS_SHELL = '/usr/lib/chromium/chromium-headless-shell';

/** The browser for browser tests: CHROMIUM_PATH when it is set, else the headless shell, else what findChromium finds. */
export function findTestBrowser() {
  return !process.env.CHROMIUM_PATH && existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : findChromium();
}

/** A whole Chromium, as people have it: CHROMIUM_PATH when it is set, else the first in a usual place, else undefined. */
export function findChromium() {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : USUAL_PLACES;
  return places.find((place) => existsSync(place));
}
