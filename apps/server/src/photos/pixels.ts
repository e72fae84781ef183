/** A decoded picture: four bytes a pixel, red, green, blue, opacity. */
export interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Makes a picture smaller until its longer side has at most `longest` pixels, each the mean of those it covers. */
export function shrink(picture: Pixels, longest: number): Pixels {
  const ratio = Math.max(picture.width, picture.height) / longest;
  if (ratio <= 1) return picture;
  const width = Math.max(1, Math.round(picture.width / ratio));
  const height = Math.max(1, Math.round(picture.height / ratio));
  const data = new Uint8ClampedArray(width * height * 4);
  const columns = edges(picture.width, width);
  const rows = edges(picture.height, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const area = {
        left: columns[x] ?? 0,
        right: columns[x + 1] ?? 0,
        top: rows[y] ?? 0,
        bottom: rows[y + 1] ?? 0,
      };
      writeMean(picture, area, data, (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

/** Where each of `parts` pieces of a line of `whole` pixels begins, and the end of the last. */
function edges(whole: number, parts: number): number[] {
  return Array.from({ length: parts + 1 }, (_, part) => Math.floor((part * whole) / parts));
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function writeMean(
  { data, width }: Pixels,
  { left, right, top, bottom }: Area,
  into: Uint8ClampedArray,
  at: number,
) {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let from = (y * width + left) * 4; from < (y * width + right) * 4; from += 4) {
      red += data[from] ?? 0;
      green += data[from + 1] ?? 0;
      blue += data[from + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  into[at] = red / count;
  into[at + 1] = green / count;
  into[at + 2] = blue / count;
  into[at + 3] = 255;
}

/** Lays a picture with holes in it onto white, in place. */
export function ontoWhite({ data }: Pixels): void {
  for (let at = 0; at < data.length; at += 4) {
    const opacity = (data[at + 3] ?? 255) / 255;
    if (opacity === 1) continue;
    for (let channel = at; channel < at + 3; channel += 1)
      data[channel] = (data[channel] ?? 0) * opacity + 255 * (1 - opacity);
    data[at + 3] = 255;
  }
}
