import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { contrastOf } from './contrast.ts';
import { type Mode, schemeOf } from './scheme.ts';

const seeds = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);
const modes = fc.constantFrom<Mode>('light', 'dark');

test('any seed gives AA for every ink on every ground that it is drawn on', () => {
  fc.assert(
    fc.property(seeds, modes, (seed, mode) => {
      const s = schemeOf(seed, mode);
      const pairs: [string, string, string][] = [
        ['onPrimary on primary', s.onPrimary, s.primary],
        ['onPrimary on primary under a pointer', s.onPrimary, s.primaryHover],
        ['onContainer on container', s.onContainer, s.container],
        ['header ink, upper end', s.header.ink, s.header.from],
        ['header ink, lower end', s.header.ink, s.header.to],
        ['amber ink, light end', s.amber.ink, s.amber.from],
        ['amber ink, dark end', s.amber.ink, s.amber.to],
      ];
      for (const ground of [s.ground, s.card, s.inset]) {
        pairs.push(['text', s.text, ground], ['muted', s.muted, ground]);
      }
      for (const ground of [s.ground, s.card]) {
        pairs.push(['primary', s.primary, ground]);
        for (const name of ['success', 'waiting', 'failed', 'unknown'] as const)
          pairs.push([name, s[name].main, ground]);
      }
      for (const name of ['success', 'waiting', 'failed', 'unknown'] as const)
        pairs.push([`${name} on soft`, s[name].onSoft, s[name].soft]);
      for (const ground of [s.ground, s.card])
        expect(contrastOf(s.fieldEdge, ground)).toBeGreaterThanOrEqual(3);
      for (const [what, ink, ground] of pairs)
        if (contrastOf(ink, ground) < 4.5)
          throw new Error(`${what} (${ink} on ${ground}) is ${contrastOf(ink, ground).toFixed(2)}`);
    }),
    { numRuns: 300 },
  );
});

test('the default brand is drawn with its own seed', () => {
  expect(schemeOf('#0b6b63', 'light').primary).toBe('#0b6b63');
});

test('a seed that is too light for white text keeps its hue and gets darker', () => {
  const { primary } = schemeOf('#ffd400', 'light');
  expect(contrastOf(primary, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(primary).not.toBe('#000000');
});
