import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Face, Picture } from '../face.ts';

/** How the puppet holds its face. */
export interface Gesture {
  /** Degrees to the person's own left. */
  yaw?: number;
  /** 0 shut, 1 wide open. */
  mouth?: number;
  eyesShut?: boolean;
}

interface Corner {
  x: number;
  y: number;
  z: number;
  /** Where its colour is in the photo. */
  u: number;
  v: number;
}

/** Points of the lower lip's inner rim with what belongs to the chin, and of the upper lids with the lower lids below. */
const LOWER_FACE = [
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 86, 15, 316, 85, 16, 315, 84, 17, 314, 180, 404,
];
const INNER_UPPER_LIP = [191, 80, 81, 82, 13, 312, 311, 310, 415];
const INNER_LOWER_LIP = [95, 88, 178, 87, 14, 317, 402, 318, 324];
/** Of each eye, from left to right in the picture: the fold above the lid, the lower rim, and skin below. */
const SHUT_EYES = [
  {
    upper: [130, 247, 30, 29, 27, 28, 56, 190, 243],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
    cheek: 119,
  },
  {
    upper: [463, 414, 286, 258, 257, 259, 260, 467, 359],
    lower: [362, 382, 381, 380, 374, 373, 390, 249, 263],
    cheek: 348,
  },
];
const LIDS = [
  [246, 7],
  [161, 163],
  [160, 144],
  [159, 145],
  [158, 153],
  [157, 154],
  [173, 155],
  [466, 249],
  [388, 390],
  [387, 373],
  [386, 374],
  [385, 380],
  [384, 381],
  [398, 382],
];

/** Makes a photo of a face move: its pixels are laid over the mesh, which is turned and drawn again. */
export async function createPuppet(photo: Picture, face: Face, nodeModules: string) {
  const triangles = await readTriangles(nodeModules);
  const middle = { x: face.box.left + face.box.width / 2, z: face.box.width * 0.35 };
  return (gesture: Gesture): Picture => {
    const corners = move(face, gesture);
    const angle = ((gesture.yaw ?? 0) * Math.PI) / 180;
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    for (const corner of corners) {
      const [x, z] = [corner.x - middle.x, corner.z - middle.z];
      corner.x = middle.x + x * cosine - z * sine;
      corner.z = middle.z + x * sine + z * cosine;
    }
    const picture = { ...photo, data: Uint8Array.from(photo.data) };
    const depth = new Float32Array(photo.width * photo.height).fill(Number.POSITIVE_INFINITY);
    for (let index = 0; index < triangles.length; index += 3) {
      const [a, b, c] = [0, 1, 2].map((part) => corners[triangles[index + part] ?? 0]);
      if (a && b && c) draw(picture, depth, photo, a, b, c);
    }
    if (gesture.mouth) fillMouth(picture, corners);
    if (gesture.eyesShut) fillLids(picture, corners);
    return picture;
  };
}

/** The mesh with mouth and eyes as they are wanted, not yet turned. */
function move({ points, box }: Face, { mouth = 0, eyesShut = false }: Gesture): Corner[] {
  const corners = Array.from({ length: points.length / 3 }, (_, index): Corner => {
    const [x = 0, y = 0, z = 0] = points.subarray(index * 3, index * 3 + 3);
    return { x, y, z, u: x, v: y };
  });
  const drop = mouth * box.height * 0.2;
  for (const point of LOWER_FACE) {
    const corner = corners[point];
    // The corners of the mouth stay where they are.
    if (corner && ![78, 308].includes(point)) corner.y += drop;
  }
  if (!eyesShut) return corners;
  for (const [upper = 0, lower = 0] of LIDS) {
    const [lid, below] = [corners[upper], corners[lower]];
    if (lid && below) lid.y = below.y;
  }
  return corners;
}

async function readTriangles(nodeModules: string): Promise<number[]> {
  const path = join(nodeModules, '@vladmandic', 'human', 'src', 'face', 'facemeshcoords.ts');
  const numbers = /export const TRI468[^=]*= \[([\s\d,]+)\]/.exec(await readFile(path, 'utf8'))?.[1];
  if (!numbers) throw new Error('The package has no triangles of the mesh');
  return numbers
    .split(',')
    .filter((text) => text.trim())
    .map(Number);
}

/** Draws one triangle with the photo's colours, where nothing nearer is drawn. */
function draw(to: Picture, depth: Float32Array, photo: Picture, a: Corner, b: Corner, c: Corner): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (area === 0) return;
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x)));
  const right = Math.min(to.width - 1, Math.ceil(Math.max(a.x, b.x, c.x)));
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y)));
  const bottom = Math.min(to.height - 1, Math.ceil(Math.max(a.y, b.y, c.y)));
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const p = ((b.x - x) * (c.y - y) - (c.x - x) * (b.y - y)) / area;
      const q = ((c.x - x) * (a.y - y) - (a.x - x) * (c.y - y)) / area;
      const r = 1 - p - q;
      if (p < 0 || q < 0 || r < 0) continue;
      const z = p * a.z + q * b.z + r * c.z;
      const at = y * to.width + x;
      if (z >= (depth[at] ?? 0)) continue;
      depth[at] = z;
      const u = clamp(Math.round(p * a.u + q * b.u + r * c.u), photo.width);
      const v = clamp(Math.round(p * a.v + q * b.v + r * c.v), photo.height);
      to.data.set(photo.data.subarray((v * photo.width + u) * 4, (v * photo.width + u) * 4 + 4), at * 4);
    }
}

/** What is seen between open lips is dark. */
function fillMouth(picture: Picture, corners: Corner[]): void {
  fillBetween(picture, corners, INNER_UPPER_LIP, INNER_LOWER_LIP, () => [45, 12, 14, 255]);
}

/** Shut lids are skin, with the lashes as a line at their lower rim. */
function fillLids(picture: Picture, corners: Corner[]): void {
  for (const { upper, lower, cheek } of SHUT_EYES) {
    const { x = 0, y = 0 } = corners[cheek] ?? {};
    const at = (Math.round(y) * picture.width + Math.round(x)) * 4;
    const skin = [...picture.data.subarray(at, at + 4)];
    fillBetween(picture, corners, upper, lower, (left) => (left < 2 ? [40, 28, 26, 255] : skin));
  }
}

/** Colours what lies between two rows of points; `colour` is told how many pixels are left down to the lower row. */
function fillBetween(
  picture: Picture,
  corners: Corner[],
  upper: readonly number[],
  lower: readonly number[],
  colour: (left: number) => number[],
): void {
  for (let index = 0; index + 1 < upper.length; index++) {
    const [from, next] = [corners[upper[index] ?? 0], corners[upper[index + 1] ?? 0]];
    const [to, nextTo] = [corners[lower[index] ?? 0], corners[lower[index + 1] ?? 0]];
    if (!from || !to || !next || !nextTo) continue;
    for (let x = Math.round(from.x); x <= Math.round(next.x); x++) {
      const share = next.x === from.x ? 0 : (x - from.x) / (next.x - from.x);
      const top = Math.round(from.y + (next.y - from.y) * share);
      const bottom = Math.round(to.y + (nextTo.y - to.y) * share);
      for (let y = top; y <= bottom; y++) picture.data.set(colour(bottom - y), (y * picture.width + x) * 4);
    }
  }
}

function clamp(value: number, size: number): number {
  return Math.min(size - 1, Math.max(0, value));
}
