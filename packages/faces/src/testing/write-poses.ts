import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { createFaceReader } from '../face-reader.ts';
import { installedModels } from '../installed-models.ts';
import { createPuppet, type Gesture } from './puppet.ts';
import { samplePicture } from './sample-pictures.ts';

/** `bun write-poses.ts <folder>`: one JPEG for each way in which a liveness check wants to see a face. */
const NODE_MODULES = join(import.meta.dir, '../../../../node_modules');
const POSES: Record<string, Gesture> = {
  straight: {},
  turnLeft: { yaw: 35 },
  turnRight: { yaw: -30 },
  openMouth: { mouth: 0.8 },
  closeEyes: { eyesShut: true },
};

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say into which folder');
const photo = await samplePicture(NODE_MODULES, 'face');
const [face] = await (await createFaceReader(installedModels(NODE_MODULES))).read(photo);
if (!face) throw new Error('The sample shows no face');
const puppet = await createPuppet(photo, face, NODE_MODULES);
await mkdir(folder, { recursive: true });
for (const [name, gesture] of Object.entries(POSES)) {
  const { data, width, height } = puppet(gesture);
  await writeFile(join(folder, `${name}.jpg`), jpeg.encode({ data, width, height }, 95).data);
}
