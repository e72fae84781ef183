import { expect, test } from 'bun:test';
import { describePose } from './pose.ts';

/** The 68 points of a plain face that looks straight ahead, mouth closed, eyes open; changed where a test says so. */
function face(change: Record<number, { x: number; y: number }> = {}) {
  const points = Array.from({ length: 68 }, () => ({ x: 50, y: 50 }));
  const set = (values: Record<number, { x: number; y: number }>) => {
    for (const [index, point] of Object.entries(values)) points[Number(index)] = point;
  };
  const eye = (first: number, left: number) =>
    set({
      [first]: { x: left, y: 40 },
      [first + 1]: { x: left + 5, y: 37 },
      [first + 2]: { x: left + 10, y: 37 },
      [first + 3]: { x: left + 15, y: 40 },
      [first + 4]: { x: left + 10, y: 42 },
      [first + 5]: { x: left + 5, y: 42 },
    });
  set({ 0: { x: 10, y: 50 }, 16: { x: 90, y: 50 }, 30: { x: 50, y: 55 } });
  set({ 60: { x: 40, y: 70 }, 62: { x: 50, y: 70 }, 64: { x: 60, y: 70 }, 66: { x: 50, y: 71 } });
  eye(36, 25);
  eye(42, 60);
  set(change);
  return points;
}

test('a face that looks straight ahead is not turned', () => {
  const pose = describePose(face());
  expect(pose.turn).toBeCloseTo(0, 5);
  expect(pose.mouth).toBeLessThan(0.1);
  expect(pose.eyes).toBeGreaterThan(0.28);
});

test('in a picture that is not mirrored, one’s own left is on the right', () => {
  expect(describePose(face({ 30: { x: 68, y: 55 } })).turn).toBeCloseTo(0.45, 2);
  expect(describePose(face({ 30: { x: 32, y: 55 } })).turn).toBeCloseTo(-0.45, 2);
});

test('a head that is tilted is not taken for one that is turned', () => {
  const tilted = face().map(({ x, y }) => {
    const [dx, dy] = [x - 50, y - 50];
    return {
      x: 50 + dx * Math.cos(0.4) - dy * Math.sin(0.4),
      y: 50 + dx * Math.sin(0.4) + dy * Math.cos(0.4),
    };
  });
  expect(describePose(tilted).turn).toBeCloseTo(0, 5);
});

test('an open mouth and closed eyes are seen', () => {
  expect(describePose(face({ 66: { x: 50, y: 82 } })).mouth).toBeCloseTo(0.6, 2);
  const closed = Object.fromEntries(
    [36, 42].flatMap((first) => {
      const left = first === 36 ? 25 : 60;
      return [1, 2, 4, 5].map((offset) => [first + offset, { x: left + 7, y: 40 }]);
    }),
  );
  expect(describePose(face(closed)).eyes).toBeLessThan(0.05);
});
