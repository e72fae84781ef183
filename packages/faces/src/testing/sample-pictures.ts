import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import type { Picture } from '../face.ts';

/**
 * The pictures of nobody that come with the models: `face` looks into the camera, `body` stands further away and looks
 * to her own right. As JPEG.
 */
export async function sampleJpeg(nodeModules: string, name: 'face' | 'body'): Promise<Uint8Array> {
  const source = await readFile(join(nodeModules, '@vladmandic', 'human', 'src', 'sample.ts'), 'utf8');
  const text = new RegExp(`export const ${name}[^\`]*\`([^\`]+)\``).exec(source)?.[1];
  if (!text) throw new Error(`The package has no sample called ${name}`);
  return Buffer.from(text, 'base64');
}

/** The same as pixels. */
export async function samplePicture(nodeModules: string, name: 'face' | 'body'): Promise<Picture> {
  return jpeg.decode(await sampleJpeg(nodeModules, name), { useTArray: true });
}

/** The picture as a mirror would show it. */
export function mirrored({ data, width, height }: Picture): Picture {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      turned.set(data.subarray(from, from + 4), (y * width + (width - 1 - x)) * 4);
    }
  return { data: turned, width, height };
}
