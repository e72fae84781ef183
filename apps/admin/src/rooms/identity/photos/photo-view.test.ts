import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type PhotoView, plainView, type Turn, turned } from './photo-view.ts';

const WINDOW = { width: 400, height: 300 };
const after = (...turns: Turn[]) =>
  turns.reduce<PhotoView>((view, turn) => turned(view, turn, WINDOW), plainView);

/** Where a spot of the photo (from its middle, at scale 1) is on the screen. */
const onScreen = (view: PhotoView, spot: { x: number; y: number }) => ({
  x: view.x + spot.x * view.scale,
  y: view.y + spot.y * view.scale,
});

test('what lies under the pointer stays there while the wheel enlarges', () => {
  const at = { x: 80, y: -40 };
  const view = after({ type: 'zoom', factor: 2, at });
  expect(onScreen(view, at)).toEqual(at);
});

test('a photo as large as its window does not move', () => {
  expect(after({ type: 'pan', x: 50, y: 50 })).toEqual(plainView);
});

test('a rotated photo turns on clockwise, and returns upright by a reset', () => {
  expect(after({ type: 'rotate' }, { type: 'rotate' }).quarters).toBe(2);
  const back = after({ type: 'rotate' }, { type: 'zoom', factor: 3 }, { type: 'reset' });
  expect(back).toEqual(plainView);
});

test('whatever is done, the photo stays in sight and between 1 and 8 times its size', () => {
  const turns = fc.array(
    fc.oneof(
      fc.record({
        type: fc.constant('zoom' as const),
        factor: fc.double({ min: 0.1, max: 10, noNaN: true }),
        at: fc.record({ x: fc.integer({ min: -200, max: 200 }), y: fc.integer({ min: -150, max: 150 }) }),
      }),
      fc.record({ type: fc.constant('pan' as const), x: fc.integer(), y: fc.integer() }),
      fc.constant({ type: 'rotate' as const }),
    ),
  );
  fc.assert(
    fc.property(turns, (list) => {
      const { scale, x, y } = after(...list);
      expect(scale).toBeWithin(1, 8.000001);
      expect(Math.abs(x)).toBeLessThanOrEqual(((scale - 1) * WINDOW.width) / 2 + 1e-6);
      expect(Math.abs(y)).toBeLessThanOrEqual(((scale - 1) * WINDOW.height) / 2 + 1e-6);
    }),
  );
});
