import { afterAll, expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { decodePhoto, encodePhoto } from './codec.ts';
import { drawMark } from './mark.ts';
import { NotAPhotoError } from './not-a-photo.ts';
import { readPhotoHeader } from './photo-header.ts';
import type { Pixels } from './pixels.ts';
import { openWorkshop, PhotoJobFailedError } from './workshop.ts';

const silent = pino({ level: 'silent' });
const workshop = openWorkshop({ log: silent, patienceMs: 60_000 });
afterAll(() => workshop.close());

/** A picture that is red on the left and blue on the right. */
function twoHalves(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < data.length; at += 4) {
    const left = (at / 4) % width < width / 2;
    data.set(left ? [220, 20, 20] : [20, 20, 220], at);
  }
  return { data, width, height };
}

const red = ({ data, width }: Pixels, x: number, y: number) => (data[(y * width + x) * 4] ?? 0) > 128;

/** What a camera writes into a JPEG, right after its first two bytes: an EXIF segment with an orientation and a place. */
function withExif(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const text = Buffer.from('GPS -6.9147,107.6098 Xiaomi');
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]));
}

test('a photo is encoded anew: bounded in size, turned upright, and without what the camera wrote beside it', async () => {
  const taken = withExif(await encodePhoto(twoHalves(800, 400)), 6);
  expect(Buffer.from(taken).includes('GPS -6.9147')).toBe(true);
  const { bytes, width, height } = await workshop.prepare({ bytes: taken, longest: 500 });
  expect([width, height]).toEqual([250, 500]);
  expect(Buffer.from(bytes).includes('GPS')).toBe(false);
  expect(Buffer.from(bytes).includes('Exif')).toBe(false);
  const kept = await decodePhoto(bytes);
  // Turned by a quarter to the right, the left half lies on top.
  expect([red(kept, 125, 100), red(kept, 125, 400)]).toEqual([true, false]);
});

test('the header tells type and size before anything is decoded', async () => {
  const jpeg = await encodePhoto(twoHalves(320, 200));
  expect(readPhotoHeader(withExif(jpeg, 1))).toEqual({ type: 'jpeg', width: 320, height: 200 });
  expect(readPhotoHeader(Buffer.from('GIF89a........................'))).toBeUndefined();
  expect(readPhotoHeader(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
  for (let cut = 0; cut < 200; cut += 1) expect(() => readPhotoHeader(jpeg.subarray(0, cut))).not.toThrow();
});

test('a small file that has the decoder walk over its picture again and again is refused before it is decoded', async () => {
  const jpeg = Buffer.from(await encodePhoto(twoHalves(640, 480)));
  const scan = jpeg.subarray(jpeg.indexOf(Buffer.of(0xff, 0xda)), -2);
  /** Scans that are hidden behind a comment which holds the end of a photo. */
  const again = (scans: number) =>
    new Uint8Array(
      Buffer.concat([
        jpeg.subarray(0, -2),
        Buffer.of(0xff, 0xfe, 0, 4, 0xff, 0xd9),
        ...Array.from({ length: scans - 1 }, () => scan),
        jpeg.subarray(-2),
      ]),
    );
  expect(readPhotoHeader(again(20))).toMatchObject({ width: 640, height: 480 });
  expect(readPhotoHeader(again(101))).toBeUndefined();
  await expect(workshop.prepare({ bytes: again(2000), longest: 500 })).rejects.toBeInstanceOf(NotAPhotoError);
  // What follows a photo's end is not of it: phones put films there.
  const film = Buffer.concat([jpeg, ...Array.from({ length: 200 }, () => scan)]);
  expect(readPhotoHeader(film)).toMatchObject({ width: 640, height: 480 });
});

test('what is no photo, is cut off or lies about its size is refused, and the next one is taken all the same', async () => {
  const whole = await encodePhoto(twoHalves(640, 480));
  const lying = whole.slice();
  const frame = lying.findIndex((byte, at) => byte === 0xff && lying[at + 1] === 0xc0);
  lying[frame + 5] = 0;
  lying[frame + 6] = 8;
  for (const bytes of [
    new TextEncoder().encode('not a photo at all'),
    new Uint8Array(),
    whole.slice(0, whole.length / 2),
    lying.slice(0, 400),
    Uint8Array.of(0xff, 0xd8, 0xff, 0xd9),
  ])
    await expect(workshop.prepare({ bytes, longest: 500 })).rejects.toBeInstanceOf(NotAPhotoError);
  expect(await workshop.prepare({ bytes: whole, longest: 500 })).toMatchObject({ width: 500, height: 375 });
});

test('the mark of a viewer lies over every part of a picture', async () => {
  const grey: Pixels = { data: new Uint8ClampedArray(900 * 600 * 4).fill(128), width: 900, height: 600 };
  drawMark(grey, 'budi 2026-01-31 10:04:05');
  for (let top = 0; top < 600; top += 150) {
    for (let left = 0; left < 900; left += 150) {
      let touched = 0;
      for (let y = top; y < top + 150; y += 1)
        for (let x = left; x < left + 150; x += 1) if (grey.data[(y * 900 + x) * 4] !== 128) touched += 1;
      expect(touched).toBeGreaterThan(100);
    }
  }
  const marked = await workshop.mark({ bytes: await encodePhoto(twoHalves(900, 600)), text: 'budi' });
  expect(readPhotoHeader(marked.bytes)).toEqual({ type: 'jpeg', width: 900, height: 600 });
});

test('a job that takes too long is given up, and the next begins with a new process', async () => {
  const hurried = openWorkshop({ log: silent, patienceMs: 1 });
  const bytes = await encodePhoto(twoHalves(640, 480));
  await expect(hurried.prepare({ bytes, longest: 500 })).rejects.toBeInstanceOf(PhotoJobFailedError);
  await expect(hurried.prepare({ bytes, longest: 500 })).rejects.toBeInstanceOf(PhotoJobFailedError);
  await hurried.close();
});

const samples = join(import.meta.dir, '../../../../node_modules/@vladmandic/face-api/demo');

test('faces are found and told apart, and where there is none, none is made up', async () => {
  const photo = new Uint8Array(readFileSync(join(samples, 'sample2.jpg')));
  const other = new Uint8Array(readFileSync(join(samples, 'sample3.jpg')));
  const smaller = (await workshop.prepare({ bytes: photo, longest: 700 })).bytes;
  const nobody = await encodePhoto(twoHalves(600, 600));
  const { faces } = await workshop.faces({ pictures: [photo, smaller, other, nobody] });
  expect(faces.map((face) => face !== null)).toEqual([true, true, true, false]);
  const [one, again, another] = faces.map((face) => face?.descriptor ?? []);
  const distance = (a: number[] = [], b: number[] = []) =>
    Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
  expect(distance(one, again)).toBeLessThan(0.4);
  expect(distance(one, another)).toBeGreaterThan(0.6);
}, 120_000);
