import { expect, test } from 'bun:test';
import { frameIn, inVideo, partToKeep, shrunk, viewRatio } from './frame.ts';

test('the frame of a KTP has its shape and stays in the middle of a tall and of a wide view', () => {
  for (const view of [
    { width: 320, height: 426 },
    { width: 700, height: 300 },
  ]) {
    const { left, top, width, height } = frameIn(view, 'card');
    expect(width / height).toBeCloseTo(85.6 / 54);
    expect(left + width / 2).toBeCloseTo(view.width / 2);
    expect(top + height / 2).toBeCloseTo(view.height / 2);
    expect(left).toBeGreaterThan(0);
    expect(top).toBeGreaterThan(0);
  }
});

test('what lies in the frame on the screen is found in a video that sticks out at the sides', () => {
  const view = { width: 300, height: 400 };
  const video = { width: 1600, height: 1200 };
  const part = inVideo({ left: 0, top: 0, width: 300, height: 400 }, view, video);
  const { left, top, width, height } = part;
  expect([left, top, width, height].map(Math.round)).toEqual([350, 0, 900, 1200]);
});

test('a phone that is turned shows the video in its new shape', () => {
  expect(viewRatio({ width: 1080, height: 1920 })).toBe(3 / 4);
  expect(viewRatio({ width: 1920, height: 1080 })).toBe(16 / 9);
  expect(viewRatio({ width: 640, height: 480 })).toBeCloseTo(4 / 3);
});

test('a photo keeps some room around the card, but nothing beyond the picture', () => {
  const picture = { width: 1000, height: 800 };
  const kept = partToKeep({ left: 10, top: 200, width: 600, height: 380 }, picture, 300);
  expect(kept).toEqual({ left: 0, top: 177, width: 673, height: 426 });
});

test('a photo of a poor camera keeps more around the card rather than being refused as too small', () => {
  const kept = partToKeep({ left: 160, top: 140, width: 320, height: 200 }, { width: 640, height: 480 }, 400);
  expect(Math.min(kept.width, kept.height)).toBeGreaterThanOrEqual(400);
  expect(kept.left + kept.width).toBeLessThanOrEqual(640);
  expect(kept.top + kept.height).toBeLessThanOrEqual(480);
});

test('a photo is shrunk to 1600 pixels and never blown up', () => {
  expect(shrunk({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(shrunk({ width: 640, height: 480 }, 1600)).toEqual({ width: 640, height: 480 });
});
