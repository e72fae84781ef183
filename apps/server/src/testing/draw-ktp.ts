import { encodePhoto } from '../photos/codec.ts';
import { isDot, LETTER_HEIGHT, LETTER_WIDTH } from '../photos/letters.ts';

const WIDTH = 1200;
const HEIGHT = 760;
const DOT = 4;

/** A card that looks like a KTP to a machine that reads: blueish, with these lines, slightly out of focus. */
export function drawKtp(lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const grey = new Float32Array(WIDTH * HEIGHT).fill(225);
  for (const [index, line] of lines.entries())
    drawLine(grey, line, 60, 60 + index * LETTER_HEIGHT * DOT * 2.4);
  const soft = blur(blur(grey));
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255);
  for (const [at, shade] of soft.entries()) data.set([shade * 0.86, shade * 0.94, shade], at * 4);
  return encodePhoto({ data, width: WIDTH, height: HEIGHT });
}

function drawLine(grey: Float32Array, line: string, left: number, top: number): void {
  for (const [index, letter] of [...line].entries()) {
    for (let y = 0; y < LETTER_HEIGHT * DOT; y += 1) {
      for (let x = 0; x < LETTER_WIDTH * DOT; x += 1) {
        // The zero of a KTP has no stroke through it.
        if (!isDot(letter === '0' ? 'O' : letter, Math.floor(x / DOT), Math.floor(y / DOT))) continue;
        const column = left + index * (LETTER_WIDTH + 1) * DOT + x;
        grey[(Math.floor(top) + y) * WIDTH + column] = 30;
      }
    }
  }
}

function blur(grey: Float32Array): Float32Array {
  return grey.map((_, at) => {
    let sum = 0;
    let count = 0;
    for (const dy of [-1, 0, 1])
      for (const dx of [-1, 0, 1]) {
        const value = grey[at + dy * WIDTH + dx];
        if (value === undefined) continue;
        sum += value;
        count += 1;
      }
    return sum / count;
  });
}
