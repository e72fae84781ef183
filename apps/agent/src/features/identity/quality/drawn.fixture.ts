import type { Grey } from './grey.ts';

export const WIDTH = 320;
export const HEIGHT = 202;

/** A card as the camera sees it in good light: pale, with lines of small print, filling the frame. */
export function drawCard({ light = 190, inset = 0.04 }: { light?: number; inset?: number } = {}): Grey {
  return draw((x, y) => {
    const [u, v] = [x / WIDTH, y / HEIGHT];
    if (u < inset || u > 1 - inset || v < inset || v > 1 - inset) return light * 0.35;
    const print = y % 12 < 7 && (x * 7 + Math.floor(y / 12) * 13) % 11 < 5 && x % 40 < 34;
    return print ? light * 0.25 : light;
  });
}

/** A face as the camera sees it: a soft oval, with brows, eyes and a mouth. */
export function drawFace(): Grey {
  return draw((x, y) => {
    const [u, v] = [(x - WIDTH / 2) / 70, (y - HEIGHT / 2) / 90];
    if (Math.hypot(u, v) > 1) return 70 + (x % 64) / 4;
    const eye = Math.abs(v + 0.25) < 0.05 && Math.abs(Math.abs(u) - 0.4) < 0.16;
    const mouth = Math.abs(v - 0.5) < 0.03 && Math.abs(u) < 0.3;
    return eye || mouth ? 50 : 165;
  });
}

/** The same, out of focus: every pixel is the mean of those within `radius`. */
export function smear({ data, width, height }: Grey, radius: number): Grey {
  const pass = (
    source: Uint8ClampedArray,
    step: number,
    length: number,
    at: (line: number) => number,
    lines: number,
  ) => {
    const target = new Uint8ClampedArray(source.length);
    for (let line = 0; line < lines; line++)
      for (let index = 0; index < length; index++) {
        let sum = 0;
        let count = 0;
        for (
          let other = Math.max(0, index - radius);
          other <= Math.min(length - 1, index + radius);
          other++
        ) {
          sum += source[at(line) + other * step] ?? 0;
          count++;
        }
        target[at(line) + index * step] = sum / count;
      }
    return target;
  };
  const across = pass(data, 1, width, (line) => line * width, height);
  return { data: pass(across, width, height, (line) => line, width), width, height };
}

/** The same with the reflection of a lamp on it, `radius` pixels around its middle. */
export function shineOn({ data, width, height }: Grey, radius: number): Grey {
  return draw((x, y) =>
    Math.hypot(x - width / 2, y - height / 2) < radius ? 255 : (data[y * width + x] ?? 0),
  );
}

/** The same, moved sideways by some pixels. */
export function shift({ data, width }: Grey, by: number): Grey {
  return draw((x, y) => data[y * width + Math.min(width - 1, Math.max(0, x - by))] ?? 0);
}

function draw(lightness: (x: number, y: number) => number): Grey {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT);
  for (let index = 0; index < data.length; index++)
    data[index] = lightness(index % WIDTH, Math.floor(index / WIDTH));
  return { data, width: WIDTH, height: HEIGHT };
}
