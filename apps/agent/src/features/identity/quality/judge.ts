import type { DocumentKind } from '@hexaflate/contract/identity';
import type { Grey } from './grey.ts';
import { fillOf, glareOf, lightnessOf, movementBetween, sharpnessOf } from './measure.ts';

/** What is wrong with a picture, the worst first; `good` when nothing is. */
export type Verdict = 'tooDark' | 'glare' | 'tooFar' | 'blurred' | 'holdStill' | 'good';

/** Width in pixels to which pictures are brought before they are judged, so that the limits mean the same. */
export const JUDGED_WIDTH = 320;

interface Limits {
  /** Mean lightness below which it is too dark. */
  darkest: number;
  /** Share of burnt spots above which lamps are reflected. */
  mostGlare: number;
  /** Sharpness below which it is blurred. */
  leastSharp: number;
  /** Part of the frame that must be filled across; 0 where something else looks after that. */
  leastFill: number;
}

/** A KTP is full of small print; a face has few edges, and a bright wall behind it does no harm. */
const limits: Record<DocumentKind, Limits> = {
  ktp: { darkest: 60, mostGlare: 0.03, leastSharp: 0.15, leastFill: 0.72 },
  selfie: { darkest: 50, mostGlare: 0.25, leastSharp: 0.003, leastFill: 0 },
};
/** Mean difference between two looks, a quarter of a second apart, above which the hand is not still. */
const MOST_MOVEMENT = 7;

/** Judges what lies in the frame; `before` is the look before this one, where there was one. */
export function judgePicture(kind: DocumentKind, now: Grey, before?: Grey): Verdict {
  const { darkest, mostGlare, leastSharp, leastFill } = limits[kind];
  if (lightnessOf(now) < darkest) return 'tooDark';
  if (glareOf(now) > mostGlare) return 'glare';
  const sharp = sharpnessOf(now) >= leastSharp;
  // What is smeared has no edges to measure its size by.
  if (sharp && leastFill > 0 && fillOf(now).across < leastFill) return 'tooFar';
  if (before && movementBetween(before, now) > MOST_MOVEMENT) return 'holdStill';
  return sharp ? 'good' : 'blurred';
}
