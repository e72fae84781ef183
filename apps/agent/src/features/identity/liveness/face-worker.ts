import { createFaceReader, type Face, type Picture } from '@hexaflate/faces';
import { fileAddresses } from '@hexaflate/faces/file-addresses';

/** What the worker says: first that it is ready or cannot be, then an answer to each picture. */
export type FaceWorkerWord = { type: 'ready' } | { type: 'failed' } | { type: 'faces'; faces: Face[] };

const tell = (word: FaceWorkerWord) => postMessage(word);

async function load(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`No ${address}`);
  return answer;
}

try {
  const { plain, simd } = fileAddresses.wasm;
  const reader = await createFaceReader({
    wasm: {
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      // Threads need a page that is isolated from other origins; this one is not, so they are never asked for.
      'tfjs-backend-wasm-threaded-simd.wasm': simd,
    },
    description: async (name) => (await load(fileAddresses[name].description)).text(),
    weights: async (name) => (await load(fileAddresses[name].weights)).arrayBuffer(),
  });
  addEventListener('message', async ({ data }: MessageEvent<Picture>) => {
    tell({ type: 'faces', faces: await reader.read(data) });
  });
  tell({ type: 'ready' });
} catch {
  tell({ type: 'failed' });
}
