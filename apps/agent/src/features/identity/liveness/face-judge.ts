import type { Face, Picture } from '@hexaflate/faces/face';
import type { FaceWorkerWord } from './face-worker.ts';

/** Milliseconds until a phone that has not made the judge ready counts as too weak for it. */
const LONGEST_START = 30_000;
/** Milliseconds that a look may take before nobody could follow the instructions any more. */
const LONGEST_LOOK = 1_500;
/** Looks whose times are weighed; the first ones are slow everywhere. */
const WEIGHED_LOOKS = 5;

export interface FaceJudge {
  /** Every face in the picture. One picture at a time. */
  look: (picture: Picture) => Promise<Face[]>;
  /** Whether looks take so long that the person had better go on without. */
  isTooSlow: () => boolean;
  stop: () => void;
}

/** Starts the judge of faces; null when this device cannot run it. */
export async function startFaceJudge(signal: AbortSignal): Promise<FaceJudge | null> {
  const worker = new Worker(new URL('./face-worker.ts', import.meta.url), { type: 'module', name: 'faces' });
  const ready = await firstWord(worker, signal);
  if (!ready) {
    worker.terminate();
    return null;
  }
  const times: number[] = [];
  return {
    look: (picture) =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        worker.onmessage = ({ data }: MessageEvent<FaceWorkerWord>) => {
          times.push(performance.now() - began);
          resolve(data.type === 'faces' ? data.faces : []);
        };
        worker.onerror = () => reject(new Error('The judge of faces broke off'));
        worker.postMessage(picture);
      }),
    isTooSlow: () => isTooSlow(times),
    stop: () => worker.terminate(),
  };
}

/** Whether the latest looks (milliseconds each) took too long; the middle one decides. */
export function isTooSlow(times: readonly number[]): boolean {
  const latest = times.slice(-WEIGHED_LOOKS).sort((a, b) => a - b);
  return latest.length === WEIGHED_LOOKS && (latest[Math.floor(WEIGHED_LOOKS / 2)] ?? 0) > LONGEST_LOOK;
}

function firstWord(worker: Worker, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), LONGEST_START);
    const settle = (ready: boolean) => {
      clearTimeout(timer);
      resolve(ready);
    };
    signal.addEventListener('abort', () => settle(false), { once: true });
    worker.onmessage = ({ data }: MessageEvent<FaceWorkerWord>) => settle(data.type === 'ready');
    worker.onerror = () => settle(false);
  });
}
