/** Pixels as a canvas gives them: four bytes each, in rows from the top left. */
export interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Lightness of each pixel, 0 to 255. */
export interface Grey {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** How light each pixel seems to the eye (Rec. 601). */
export function greyOf({ data, width, height }: Pixels): Grey {
  const grey = new Uint8ClampedArray(width * height);
  for (let index = 0; index < grey.length; index++) {
    const at = index * 4;
    grey[index] = (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
  }
  return { data: grey, width, height };
}
