import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import type { Source } from '../photo/picture.ts';
import type { Size } from './frame.ts';

/** `refused`: the person or the browser said no. `missing`: there is none, or another program has it. */
export type CameraState = 'starting' | 'on' | 'refused' | 'missing';

export interface Camera {
  state: CameraState;
  /** The video element that shows it; it may come and go. */
  video: RefCallback<HTMLVideoElement>;
  /** Pixels of the video; changes when the phone is turned. */
  size: Size;
  /** What is before the camera now; null while nothing is. */
  source: () => Source | null;
  /** Null where there is no lamp. */
  torch: { on: boolean; toggle: () => void } | null;
}

declare global {
  interface MediaTrackConstraintSet {
    torch?: boolean;
  }
}

const UNKNOWN: Size = { width: 3, height: 4 };

/** The camera that looks at the person (`user`) or away (`environment`), for as long as the screen is shown. */
export function useCamera(facing: 'user' | 'environment'): Camera {
  const element = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [size, setSize] = useState(UNKNOWN);
  const [lamp, setLamp] = useState(false);

  useEffect(() => {
    let opened: MediaStream | null = null;
    let left = false;
    openCamera(facing).then(
      (one) => {
        opened = one;
        if (left) return stop(one);
        one.getVideoTracks()[0]?.addEventListener('ended', () => setState('missing'));
        setStream(one);
      },
      (problem: unknown) => {
        const refused = problem instanceof DOMException && problem.name === 'NotAllowedError';
        if (!left) setState(refused ? 'refused' : 'missing');
      },
    );
    return () => {
      left = true;
      if (opened) stop(opened);
    };
  }, [facing]);

  const video = useCallback(
    (shown: HTMLVideoElement) => {
      element.current = shown;
      const measure = () => {
        if (!shown.videoWidth) return;
        setSize({ width: shown.videoWidth, height: shown.videoHeight });
        setState('on');
      };
      shown.addEventListener('resize', measure);
      shown.srcObject = stream;
      // A browser that holds it back shows the first frame all the same.
      if (stream) void shown.play().catch(() => {});
      return () => {
        element.current = null;
        shown.removeEventListener('resize', measure);
        shown.srcObject = null;
      };
    },
    [stream],
  );

  const source = useCallback((): Source | null => {
    const shown = element.current;
    if (!shown?.videoWidth) return null;
    return { image: shown, width: shown.videoWidth, height: shown.videoHeight };
  }, []);

  const track = stream?.getVideoTracks()[0];
  const toggle = () => {
    void track?.applyConstraints({ advanced: [{ torch: !lamp }] }).then(() => setLamp(!lamp));
  };
  return { state, video, size, source, torch: track && hasTorch(track) ? { on: lamp, toggle } : null };
}

async function openCamera(facing: 'user' | 'environment'): Promise<MediaStream> {
  // Browsers hide the camera from pages that are not encrypted.
  if (!navigator.mediaDevices) throw new Error('There is no camera here');
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1080 } },
  });
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function hasTorch(track: MediaStreamTrack): boolean {
  const capabilities: object = track.getCapabilities?.() ?? {};
  return 'torch' in capabilities && capabilities.torch === true;
}
