/** What the first bytes of a photo say of it. */
export interface PhotoHeader {
  type: 'jpeg' | 'png';
  width: number;
  height: number;
}

const SCAN = 0xda;
const END = 0xd9;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Markers of a JPEG that begin a frame: baseline, extended, progressive. Lossless and arithmetic ones are not taken. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** More than cameras and programs write. Each costs the decoder a walk over the whole picture, for 26 bytes of file. */
const MOST_SCANS = 100;
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/**
 * Reads type and size of a photo without decoding it, so that one which would fill the memory is never decoded.
 * Undefined for everything that is not plainly a JPEG or a PNG, whatever its name or media type says.
 */
export function readPhotoHeader(bytes: Uint8Array): PhotoHeader | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  return PNG.every((byte, index) => bytes[index] === byte) ? readPng(bytes) : undefined;
}

function readPng(bytes: Uint8Array): PhotoHeader | undefined {
  if (bytes.length < 33 || text(bytes, 12, 4) !== 'IHDR' || u32(bytes, 8) !== 13) return undefined;
  return sized('png', u32(bytes, 16), u32(bytes, 20));
}

function readJpeg(bytes: Uint8Array): PhotoHeader | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (OTHER_FRAMES.has(marker)) return undefined;
    if (FRAMES.has(marker))
      return hasFewScans(bytes, at) ? sized('jpeg', u16(bytes, at + 7), u16(bytes, at + 5)) : undefined;
    const length = u16(bytes, at + 2);
    // Pixels begin before any frame was named, or a segment that cannot hold its own length.
    if (marker === SCAN || length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

/** Goes from marker to marker until the end of the picture, as the decoder does; `from` is that of its frame. */
function hasFewScans(bytes: Uint8Array, from: number): boolean {
  let scans = 0;
  for (let at = from; at >= 0; at = bytes.indexOf(0xff, at + bytesOfMarker(bytes, at))) {
    const marker = bytes[at + 1] ?? END;
    if (marker === END) return true;
    if (marker === SCAN) scans += 1;
    if (scans > MOST_SCANS) return false;
  }
  return true;
}

/** With its segment, where it has one; what is coded as pixels has a zero behind each 0xff. */
function bytesOfMarker(bytes: Uint8Array, at: number): number {
  const marker = bytes[at + 1] ?? END;
  if (marker === 0xff) return 1;
  const isRestart = marker >= 0xd0 && marker <= 0xd7;
  return marker <= 1 || isRestart ? 2 : 2 + u16(bytes, at + 2);
}

function sized(type: PhotoHeader['type'], width: number, height: number): PhotoHeader | undefined {
  return width > 0 && height > 0 ? { type, width, height } : undefined;
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 65_536 + u16(bytes, at + 2);
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
