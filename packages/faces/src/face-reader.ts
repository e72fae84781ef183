import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import type { Face, Picture, Square } from './face.ts';
import { FINDER_SIDE, findFaces } from './find-faces.ts';
import { MESH_SIDE, readMesh } from './read-mesh.ts';

/** The models, as they lie in node_modules/@vladmandic/human/models: `<name>.json` and `<name>.bin`. */
export const modelNames = ['blazeface', 'facemesh'] as const;

/** Where the parts are that are no code. */
export interface ModelFiles {
  /** Folder with a slash at its end (a path or an address), or where each of the engine's files is. */
  wasm: Parameters<typeof setWasmPaths>[0];
  /** The text of `<name>.json`. */
  description: (name: (typeof modelNames)[number]) => Promise<string>;
  /** The bytes of `<name>.bin`. */
  weights: (name: (typeof modelNames)[number]) => Promise<ArrayBuffer>;
}

export interface FaceReader {
  /** Every face in a picture, the surest first. One picture at a time. */
  read: (picture: Picture) => Promise<Face[]>;
}

/** A mesh that is less sure than this lies over something else than a face. */
const LEAST_SURE = 0.5;

/** Loads engine and models. Throws when WASM is not to be had. Make one in a process and keep it. */
export async function createFaceReader(files: ModelFiles): Promise<FaceReader> {
  setWasmPaths(files.wasm);
  if (!(await tf.setBackend('wasm'))) throw new Error('The WASM engine did not start');
  const [finder, mesh] = await Promise.all(modelNames.map((name) => loadModel(name, files)));
  if (!finder || !mesh) throw new Error('A model is missing');
  return {
    async read(picture) {
      const pixels = tf.tidy(() => {
        const bytes = tf.tensor3d(Int32Array.from(picture.data), [picture.height, picture.width, 4], 'int32');
        return tf.expandDims<tf.Tensor4D>(tf.cast(tf.slice(bytes, [0, 0, 0], [-1, -1, 3]), 'float32'));
      });
      try {
        const faces = await Promise.all(
          (await find(finder, pixels, picture)).map((square) => measure(mesh, pixels, picture, square)),
        );
        return faces.flatMap((face) => face ?? []).sort((a, b) => b.score - a.score);
      } finally {
        tf.dispose(pixels);
      }
    },
  };
}

async function loadModel(name: (typeof modelNames)[number], files: ModelFiles): Promise<GraphModel> {
  const [text, weightData] = await Promise.all([files.description(name), files.weights(name)]);
  const { modelTopology, weightsManifest, format, generatedBy, convertedBy, signature } = JSON.parse(text);
  const weightSpecs = weightsManifest.flatMap(({ weights }: { weights: unknown[] }) => weights);
  return loadGraphModel(
    tf.io.fromMemory({ modelTopology, weightSpecs, weightData, format, generatedBy, convertedBy, signature }),
  );
}

/** Where faces are, in pixels of the picture. */
async function find(model: GraphModel, pixels: tf.Tensor4D, { width, height }: Picture): Promise<Square[]> {
  // The finder looks at squares; what is missing at the shorter side is filled with black.
  const side = Math.max(width, height);
  const answers = tf.tidy(() => {
    const square = tf.image.cropAndResize(
      pixels,
      [[0, 0, (side - 1) / (height - 1), (side - 1) / (width - 1)]],
      [0],
      [FINDER_SIDE, FINDER_SIDE],
    );
    const said = model.execute(tf.sub(tf.div(square, 127.5), 1));
    return Array.isArray(said) ? said.sort((a, b) => a.size - b.size) : [];
  });
  // In order of size: scores of the coarse and the fine grid, boxes of the coarse and the fine grid.
  const [coarse, fine, coarseBoxes, fineBoxes] = await Promise.all(answers.map((answer) => answer.data()));
  tf.dispose(answers);
  if (!coarse || !fine || !coarseBoxes || !fineBoxes) throw new Error('The finder answered something else');
  const scale = side / FINDER_SIDE;
  return findFaces([...fine, ...coarse], [...fineBoxes, ...coarseBoxes]).map((found) => ({
    left: found.left * scale,
    top: found.top * scale,
    side: found.side * scale,
  }));
}

/** Lays the mesh over a square of the picture; nothing when there is no face after all. */
async function measure(
  model: GraphModel,
  pixels: tf.Tensor4D,
  { width, height }: Picture,
  square: Square,
): Promise<Face | undefined> {
  const { left, top, side } = square;
  const answers = tf.tidy(() => {
    const cut = tf.image.cropAndResize(
      pixels,
      [[top / height, left / width, (top + side) / height, (left + side) / width]],
      [0],
      [MESH_SIDE, MESH_SIDE],
    );
    const said = model.execute(tf.div(cut, 255));
    return Array.isArray(said) ? said.sort((a, b) => a.size - b.size) : [];
  });
  // In order of size: how sure, contours (unused), the mesh.
  const [sure, , mesh] = await Promise.all(answers.map((answer) => answer.data()));
  tf.dispose(answers);
  const score = sure?.[0] ?? 0;
  return mesh && score >= LEAST_SURE ? readMesh(mesh, square, score) : undefined;
}
