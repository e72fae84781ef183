import { isDot, LETTER_HEIGHT, LETTER_WIDTH } from './letters.ts';
import type { Pixels } from './pixels.ts';

/** Share of the picture's width that one letter takes, at the least two pixels a dot. */
const LETTERS_ACROSS = 56;
const GAP_LETTERS = 4;
const LINE_HEIGHTS = 5;
/** How much of the mark covers what is below; enough to be read on any ground, and not to hide what is looked at. */
const STRENGTH = 0.34;
const LIGHT = 255;
const DARK = 20;

/**
 * Draws a text over the whole picture, again and again, so that no part of it can be passed on without saying who had
 * opened it. Light with a dark edge, to be read on any ground.
 */
export function drawMark(picture: Pixels, text: string): void {
  const dot = Math.max(2, Math.round(picture.width / (LETTERS_ACROSS * (LETTER_WIDTH + 1))));
  const lineHeight = dot * LETTER_HEIGHT * LINE_HEIGHTS;
  const textWidth = (text.length + GAP_LETTERS) * (LETTER_WIDTH + 1) * dot;
  for (let line = 0, top = lineHeight / 2; top < picture.height; line += 1, top += lineHeight) {
    // Every line begins elsewhere, so that no straight cut misses all of them.
    const start = -((line * textWidth * 0.37) % textWidth);
    for (let left = start; left < picture.width; left += textWidth)
      drawText(picture, text, { left: Math.round(left), top: Math.round(top), dot });
  }
}

function drawText(picture: Pixels, text: string, place: { left: number; top: number; dot: number }): void {
  const { left, top, dot } = place;
  for (const [index, letter] of [...text].entries()) {
    for (let row = 0; row < LETTER_HEIGHT; row += 1) {
      for (let column = 0; column < LETTER_WIDTH; column += 1) {
        if (!isDot(letter, column, row)) continue;
        const x = left + (index * (LETTER_WIDTH + 1) + column) * dot;
        const y = top + row * dot;
        blend(picture, { x: x + 1, y: y + 1, size: dot }, DARK);
        blend(picture, { x, y, size: dot }, LIGHT);
      }
    }
  }
}

function blend(
  { data, width, height }: Pixels,
  square: { x: number; y: number; size: number },
  shade: number,
) {
  for (let y = Math.max(0, square.y); y < Math.min(height, square.y + square.size); y += 1) {
    for (let x = Math.max(0, square.x); x < Math.min(width, square.x + square.size); x += 1) {
      const at = (y * width + x) * 4;
      for (let channel = at; channel < at + 3; channel += 1)
        data[channel] = (data[channel] ?? 0) * (1 - STRENGTH) + shade * STRENGTH;
    }
  }
}
