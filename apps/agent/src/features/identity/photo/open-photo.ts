import type { Source } from './picture.ts';

/** Opens a file as a picture, upright as its camera meant it. Answers null when it is none. Call `close` when done. */
export async function openPhoto(file: Blob): Promise<(Source & { close: () => void }) | null> {
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
    return { image, width: image.width, height: image.height, close: () => image.close() };
  } catch {
    return null;
  }
}
