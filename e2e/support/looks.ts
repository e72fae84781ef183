import { test } from './test.ts';

/** A size and a colour scheme in which every screen must stand. */
export interface Look {
  /** "phone-light", as it appears in names of tests and pictures. */
  name: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  phone: boolean;
}

const phone = { viewport: { width: 360, height: 800 }, phone: true };
const desktop = { viewport: { width: 1280, height: 800 }, phone: false };

/** What most people hold; flows are gone through in it. */
export const phoneLight: Look = { name: 'phone-light', ...phone, colorScheme: 'light' };
const desktopDark: Look = { name: 'desktop-dark', ...desktop, colorScheme: 'dark' };

export const looks: readonly Look[] = [
  phoneLight,
  { name: 'phone-dark', ...phone, colorScheme: 'dark' },
  { name: 'desktop-light', ...desktop, colorScheme: 'light' },
  desktopDark,
];

/** One small and light, one large and dark: for flows that take another way on a wide screen. */
export const oppositeLooks: readonly Look[] = [phoneLight, desktopDark];

/** Declares the same tests once for each look (four times, or only for those named). */
export function inEachLook(declare: (look: Look) => void, only: readonly Look[] = looks) {
  for (const look of only) {
    test.describe(look.name, () => {
      test.use({ viewport: look.viewport, colorScheme: look.colorScheme, hasTouch: look.phone });
      declare(look);
    });
  }
}
