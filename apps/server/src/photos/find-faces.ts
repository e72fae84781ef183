import landmarksFile from '@vladmandic/face-api/model/face_landmark_68_model.bin' with { type: 'file' };
import landmarksWeights from '@vladmandic/face-api/model/face_landmark_68_model-weights_manifest.json';
import recognitionFile from '@vladmandic/face-api/model/face_recognition_model.bin' with { type: 'file' };
import recognitionWeights from '@vladmandic/face-api/model/face_recognition_model-weights_manifest.json';
import detectorFile from '@vladmandic/face-api/model/tiny_face_detector_model.bin' with { type: 'file' };
import detectorWeights from '@vladmandic/face-api/model/tiny_face_detector_model-weights_manifest.json';
import { decodePhoto } from './codec.ts';
import type { SeenFace } from './jobs.ts';
import { describePose } from './pose.ts';

/** Pixels to which a picture is made smaller for the search; a KTP's portrait is still large enough then. */
const SEARCHED_SIDE = 416;
const LEAST_SCORE = 0.4;

type Models = Awaited<ReturnType<typeof loadModels>>;
let loading: Promise<Models> | undefined;

/** Looks for the most plainly visible face of each picture; null where there is none. Takes a second or two each. */
export async function findFaces(pictures: readonly Uint8Array<ArrayBuffer>[]): Promise<(SeenFace | null)[]> {
  loading ??= loadModels();
  const models = await loading;
  const faces: (SeenFace | null)[] = [];
  for (const picture of pictures) faces.push(await findFace(models, picture));
  return faces;
}

async function findFace({ faceapi }: Models, bytes: Uint8Array<ArrayBuffer>): Promise<SeenFace | null> {
  const { data, width, height } = await decodePhoto(bytes);
  const colours = new Int32Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    colours[to] = data[from] ?? 0;
    colours[to + 1] = data[from + 1] ?? 0;
    colours[to + 2] = data[from + 2] ?? 0;
  }
  const picture = faceapi.tf.tensor3d(colours, [height, width, 3], 'int32');
  try {
    const options = new faceapi.TinyFaceDetectorOptions({
      inputSize: SEARCHED_SIDE,
      scoreThreshold: LEAST_SCORE,
    });
    const found = await faceapi.detectSingleFace(picture, options).withFaceLandmarks().withFaceDescriptor();
    if (!found) return null;
    return { ...describePose(found.landmarks.positions), descriptor: [...found.descriptor] };
  } finally {
    picture.dispose();
  }
}

async function loadModels() {
  const faceapi = await importAsInBrowser();
  faceapi.tf.env().setPlatform('bun', {
    fetch,
    now: () => performance.now(),
    encode: (text: string) => new TextEncoder().encode(text),
    decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
    isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    setTimeoutCustom: setTimeout,
  });
  const never = () => {
    throw new Error('There is no page here');
  };
  class NoElement {}
  faceapi.env.setEnv({
    Canvas: NoElement,
    CanvasRenderingContext2D: NoElement,
    Image: NoElement,
    ImageData: NoElement,
    Video: NoElement,
    createCanvasElement: never,
    createImageElement: never,
    createVideoElement: never,
    fetch,
    readFile: never,
  });
  await faceapi.tf.setBackend('cpu');
  await faceapi.tf.ready();
  const { tinyFaceDetector, faceLandmark68Net, faceRecognitionNet } = faceapi.nets;
  const read = async (file: string, [manifest]: typeof detectorWeights | typeof recognitionWeights) =>
    faceapi.tf.io.decodeWeights(await Bun.file(file).arrayBuffer(), manifest?.weights ?? []);
  tinyFaceDetector.loadFromWeightMap(await read(detectorFile, detectorWeights));
  faceLandmark68Net.loadFromWeightMap(await read(landmarksFile, landmarksWeights));
  faceRecognitionNet.loadFromWeightMap(await read(recognitionFile, recognitionWeights));
  return { faceapi };
}

/**
 * The bundle of this package takes what has a `process` for Node and then asks for parts of Node that were left out of
 * it. While it is read there is none.
 */
async function importAsInBrowser() {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'process');
  Object.defineProperty(globalThis, 'process', { value: undefined, configurable: true, writable: true });
  try {
    return await import('@vladmandic/face-api/dist/face-api.esm.js');
  } finally {
    if (own) Object.defineProperty(globalThis, 'process', own);
  }
}
