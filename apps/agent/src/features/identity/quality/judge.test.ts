import { expect, test } from 'bun:test';
import { drawCard, drawFace, shift, shineOn, smear } from './drawn.fixture.ts';
import { greyOf } from './grey.ts';
import { judgePicture, type Verdict } from './judge.ts';
import { fillOf, glareOf, lightnessOf, sharpnessOf } from './measure.ts';

test.each<[string, Verdict, ReturnType<typeof drawCard>]>([
  ['that is sharp, light and fills the frame', 'good', drawCard()],
  ['in the dark', 'tooDark', drawCard({ light: 40 })],
  ['under a lamp', 'glare', shineOn(drawCard(), 40)],
  ['out of focus', 'blurred', smear(drawCard(), 5)],
  ['held too far away', 'tooFar', drawCard({ inset: 0.22 })],
])('a KTP %s is judged %s', (_, verdict, picture) => {
  expect(judgePicture('ktp', picture)).toBe(verdict);
});

test.each<[string, Verdict, ReturnType<typeof drawCard>]>([
  ['in good light', 'good', drawFace()],
  ['out of focus', 'blurred', smear(drawFace(), 3)],
])('a face %s is judged %s', (_, verdict, picture) => {
  expect(judgePicture('selfie', picture)).toBe(verdict);
});

test('a hand that moves is asked to hold still, and one that rests is not', () => {
  expect(judgePicture('ktp', shift(drawCard(), 5), drawCard())).toBe('holdStill');
  expect(judgePicture('ktp', drawCard(), drawCard())).toBe('good');
});

test('the picture before may have had another size, as when the phone is turned', () => {
  const turned = { ...drawCard(), data: new Uint8ClampedArray(10) };
  expect(judgePicture('ktp', drawCard(), turned)).toBe('holdStill');
});

test('the more a picture is smeared, the less sharp it is', () => {
  const sharpness = [0, 1, 2, 5, 9].map((radius) => sharpnessOf(smear(drawCard(), radius)));
  expect(sharpness).toEqual([...sharpness].sort((a, b) => b - a));
});

test('dim light makes nothing less sharp', () => {
  expect(sharpnessOf(drawCard({ light: 90 }))).toBeCloseTo(sharpnessOf(drawCard()), 0);
});

test('single white pixels are no glare', () => {
  const card = drawCard();
  for (let index = 0; index < card.data.length; index += 3) card.data[index] = 255;
  expect(glareOf(card)).toBe(0);
});

test('a card that leaves room around it fills that much less', () => {
  expect(fillOf(drawCard({ inset: 0.25 })).across).toBeCloseTo(0.5, 1);
  expect(fillOf(drawCard()).across).toBeGreaterThan(0.9);
});

test('lightness is what the eye makes of red, green and blue', () => {
  const pixels = { data: new Uint8ClampedArray([255, 255, 255, 255, 0, 255, 0, 255]), width: 2, height: 1 };
  expect([...greyOf(pixels).data]).toEqual([255, 150]);
  expect(lightnessOf(greyOf(pixels))).toBeCloseTo(202.5);
});

test('a picture of nothing is judged, not choked on', () => {
  const nothing = { data: new Uint8ClampedArray(1), width: 1, height: 1 };
  expect(judgePicture('ktp', nothing)).toBe('tooDark');
  expect(sharpnessOf(nothing)).toBe(0);
});
