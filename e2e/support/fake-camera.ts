import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { BUN, ROOT } from '../../scripts/setup/places.mjs';

const WIDTH = 1280;
const HEIGHT = 960;
/** The card as it must lie to fill the app's frame in a picture of this size. */
const CARD = { width: 1120, height: 706 };

/** Writes a video of a card on a table for Chromium's fake camera, and answers its path. */
export async function drawCardVideo(): Promise<string> {
  const frame = Buffer.concat([Buffer.from('FRAME\n'), cardFrame()]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420jpeg\n`);
  const path = join(await mkdtemp(join(tmpdir(), 'hexaflate-camera-')), 'card.y4m');
  await writeFile(path, Buffer.concat([header, frame, frame]));
  return path;
}

/** Arguments that make Chromium show the video as its camera, and ask nobody. */
export function cameraArgs(video: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ];
}

/** A card as a camera app would hand it over (JPEG), drawn by the page; `light` 1 is good, 0.2 is the dark. */
export async function drawCardPhoto(
  page: Page,
  { width = 1280, height = 808, light = 1 } = {},
): Promise<Buffer> {
  const url = await page.evaluate(
    ({ width, height, light }) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('No canvas');
      pen.fillStyle = '#b9cfe0';
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = '#1d2a33';
      for (let y = 24; y < height - 20; y += 36)
        for (let x = 20; x < width - 30; x += 23) if ((x * 7 + y) % 5 < 3) pen.fillRect(x, y, 14, 18);
      pen.fillStyle = `rgb(0 0 0 / ${1 - light})`;
      pen.fillRect(0, 0, width, height);
      return canvas.toDataURL('image/jpeg', 0.92);
    },
    { width, height, light },
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** Lightness of a card with small print on a darker table, then its colours: none. */
function cardFrame(): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  const [left, top] = [(WIDTH - CARD.width) / 2, (HEIGHT - CARD.height) / 2];
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const [u, v] = [x - left, y - top];
      const onCard = u >= 0 && u < CARD.width && v >= 0 && v < CARD.height;
      const print = v % 48 < 26 && (Math.floor(u / 16) * 7 + Math.floor(v / 48) * 5) % 11 < 6;
      luma[y * WIDTH + x] = onCard ? (print && u > 30 ? 40 : 205) : 70;
    }
  return Buffer.concat([luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

type Pose = 'straight' | 'turnLeft' | 'turnRight' | 'openMouth' | 'closeEyes';

let poses: Promise<Record<string, string>> | undefined;

/** Pictures of a face in every pose, as data addresses; made once in a process. */
export function drawPoses(): Promise<Record<string, string>> {
  poses ??= makePoses();
  return poses;
}

async function makePoses(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-poses-'));
  await promisify(execFile)(BUN, [join(ROOT, 'packages/faces/src/testing/write-poses.ts'), folder]);
  const names: Pose[] = ['straight', 'turnLeft', 'turnRight', 'openMouth', 'closeEyes'];
  const pictures = await Promise.all(names.map((name) => readFile(join(folder, `${name}.jpg`), 'base64')));
  return Object.fromEntries(names.map((name, index) => [name, `data:image/jpeg;base64,${pictures[index]}`]));
}

/**
 * Puts a face before the camera that looks at the person: pages of the context see it in the pose that
 * `holdFace(page, …)` asked for last. The other camera stays Chromium's own.
 */
export async function putFaceBeforeCamera(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    (pictures) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 640, height: 480 });
      const pen = canvas.getContext('2d');
      const images = new Map(
        Object.entries(pictures).map(([name, src]) => [name, Object.assign(new Image(), { src })]),
      );
      let pose = 'straight';
      addEventListener('hold-face', (event) => {
        if (event instanceof CustomEvent) pose = event.detail;
      });
      const open = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
      if (!open) return;
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const video = typeof wanted?.video === 'object' ? wanted.video : {};
        if (video.facingMode !== 'user') return open(wanted);
        const draw = () => {
          if (!pen) return;
          pen.fillStyle = '#8fa3a0';
          pen.fillRect(0, 0, 640, 480);
          const image = images.get(pose);
          if (image?.complete) pen.drawImage(image, 120, 40, 400, 400);
        };
        setInterval(draw, 50);
        return canvas.captureStream(20);
      };
    },
    await drawPoses(),
  );
}

/** Holds the face before the camera in a pose, until another one is asked for. */
export async function holdFace(page: Page, pose: Pose): Promise<void> {
  await page.evaluate((detail) => dispatchEvent(new CustomEvent('hold-face', { detail })), pose);
}
