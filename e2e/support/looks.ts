import { test } from './test.ts';

/** A size and a colour scheme in which every screen must stand. */
export interface Look {
  /** "phone-light", as it appears in names of tests and pictures. */
  name: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  phone: boolean;
}

const SIZES = [
  { size: 'phone', viewport: { width: 360, height: 800 } },
  { size: 'desktop', viewport: { width: 1280, height: 800 } },
];

const SCHEMES = ['light', 'dark'] as const;

export const looks: Look[] = SIZES.flatMap(({ size, viewport }) =>
  SCHEMES.map((colorScheme) => ({
    name: `${size}-${colorScheme}`,
    viewport,
    colorScheme,
    phone: size === 'phone',
  })),
);

/** One small and light, one large and dark: for flows that are long, and whose screens stand in all looks elsewhere. */
export const oppositeLooks: readonly Look[] = looks.filter(
  ({ phone, colorScheme }) => phone === (colorScheme === 'light'),
);

/** Declares the same tests once for each look (four times, or only for those named). */
export function inEachLook(declare: (look: Look) => void, only: readonly Look[] = looks) {
  for (const look of only) {
    test.describe(look.name, () => {
      test.use({ viewport: look.viewport, colorScheme: look.colorScheme, hasTouch: look.phone });
      declare(look);
    });
  }
}
