import jpegDecoderFile from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm' with { type: 'file' };
import jpegEncoderFile from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm' with { type: 'file' };
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import pngFile from '@jsquash/png/codec/pkg/squoosh_png_bg.wasm' with { type: 'file' };
import decodePng, { init as initPng } from '@jsquash/png/decode.js';
import { NotAPhotoError } from './not-a-photo.ts';
import { readPhotoHeader } from './photo-header.ts';
import { ontoWhite, type Pixels } from './pixels.ts';

const QUALITY = 85;

/** The codecs hand pixels over in the browser's own class, which this runtime does not have. */
class DecodedPixels implements Pixels {
  readonly colorSpace = 'srgb';
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}
if (!('ImageData' in globalThis)) Object.defineProperty(globalThis, 'ImageData', { value: DecodedPixels });

const compiled = new Map<string, Promise<WebAssembly.Module>>();

function compile(file: string): Promise<WebAssembly.Module> {
  const known = compiled.get(file);
  if (known) return known;
  const compiling = Bun.file(file)
    .bytes()
    .then((bytes) => WebAssembly.compile(bytes));
  compiled.set(file, compiling);
  return compiling;
}

/**
 * Decodes a photo, turned as its camera says, without anything else that the camera wrote beside it. The decoder is
 * made anew for each: what one photo did to it or left in it reaches no other. Throws NotAPhotoError.
 */
export async function decodePhoto(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  const header = readPhotoHeader(bytes);
  if (!header) throw new NotAPhotoError('Neither JPEG nor PNG');
  const picture = header.type === 'jpeg' ? await decodeAsJpeg(bytes) : await decodeAsPng(bytes);
  const pixels = picture.width * picture.height;
  if (pixels !== header.width * header.height) throw new NotAPhotoError('Of another size than it says');
  return picture;
}

async function decodeAsJpeg(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  const complaints: string[] = [];
  try {
    const options = {
      ...(await codecOptions(jpegDecoderFile)),
      printErr: (text: string) => complaints.push(text),
    };
    await initJpegDecoder(options);
    const picture = await decodeJpeg(exactly(bytes), { preserveOrientation: true });
    // The decoder fills up with grey what is missing.
    if (complaints.some((one) => /premature end|corrupt/i.test(one))) throw new NotAPhotoError('Not whole');
    return picture;
  } catch (error) {
    throw new NotAPhotoError(complaints.join('; ') || 'Not a JPEG', { cause: error });
  }
}

async function decodeAsPng(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  try {
    await initPng(await compile(pngFile));
    const picture = await decodePng(exactly(bytes));
    ontoWhite(picture);
    return picture;
  } catch (error) {
    throw new NotAPhotoError('Not a PNG', { cause: error });
  }
}

/** Encodes as JPEG; nothing but the pixels goes into it. */
export async function encodePhoto({ data, width, height }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  await initJpegEncoder(await codecOptions(jpegEncoderFile));
  const picture = new DecodedPixels(new Uint8ClampedArray(data), width, height);
  return new Uint8Array(await encodeJpeg(picture, { quality: QUALITY, progressive: false }));
}

/** Has a codec run in an instance of its own. */
async function codecOptions(file: string) {
  const module = await compile(file);
  return {
    instantiateWasm(imports: Bun.WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  };
}

function exactly(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
