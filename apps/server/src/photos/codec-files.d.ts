/** Paths of files that an executable carries along; imported `with { type: 'file' }`. */
declare module '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm' {
  const path: string;
  export default path;
}
declare module '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm' {
  const path: string;
  export default path;
}
declare module '@jsquash/png/codec/pkg/squoosh_png_bg.wasm' {
  const path: string;
  export default path;
}
declare module 'tesseract.js-core/tesseract-core-simd-lstm.wasm' {
  const path: string;
  export default path;
}
declare module '@tesseract.js-data/ind/4.0.0_best_int/ind.traineddata.gz' {
  const path: string;
  export default path;
}
declare module '@vladmandic/face-api/model/tiny_face_detector_model.bin' {
  const path: string;
  export default path;
}
declare module '@vladmandic/face-api/model/face_landmark_68_model.bin' {
  const path: string;
  export default path;
}
declare module '@vladmandic/face-api/model/face_recognition_model.bin' {
  const path: string;
  export default path;
}

/** The part of Tesseract that reads; the package has no types of its own. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface Reader {
    Init(folder: null, language: string, engine: number): number;
    SetImageFile(orientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetUTF8Text(): string;
    End(): void;
  }
  interface Core {
    FS: { writeFile(path: string, bytes: Uint8Array): void };
    TessBaseAPI: new () => Reader;
  }
  export default function createCore(options: {
    wasmBinary: ArrayBuffer;
    print: (text: string) => void;
    printErr: (text: string) => void;
  }): Promise<Core>;
}

/** The part of face-api, and of TensorFlow inside it, that we use; the types of its package leave half of it out. */
declare module '@vladmandic/face-api/dist/face-api.esm.js' {
  interface Tensor {
    dispose(): void;
  }
  interface WeightsEntry {
    name: string;
    shape: number[];
    dtype: string;
  }
  type WeightMap = Record<string, Tensor>;
  interface Net {
    loadFromWeightMap(weights: WeightMap): void;
  }
  interface Found {
    landmarks: { positions: { x: number; y: number }[] };
    descriptor: Float32Array;
  }
  export const tf: {
    env(): { setPlatform(name: string, platform: Record<string, unknown>): void };
    setBackend(name: 'cpu'): Promise<boolean>;
    ready(): Promise<void>;
    tensor3d(values: Int32Array, shape: [number, number, number], type: 'int32'): Tensor;
    io: { decodeWeights(bytes: ArrayBuffer, weights: readonly WeightsEntry[]): WeightMap };
  };
  export const env: { setEnv(environment: Record<string, unknown>): void };
  export const nets: { tinyFaceDetector: Net; faceLandmark68Net: Net; faceRecognitionNet: Net };
  export class TinyFaceDetectorOptions {
    constructor(options: { inputSize: number; scoreThreshold: number });
  }
  export function detectSingleFace(
    picture: Tensor,
    options: TinyFaceDetectorOptions,
  ): { withFaceLandmarks(): { withFaceDescriptor(): Promise<Found | undefined> } };
}
