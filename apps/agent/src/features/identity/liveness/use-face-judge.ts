import { useEffect, useState } from 'react';
import { type FaceJudge, startFaceJudge } from './face-judge.ts';

/** The judge of faces while the screen is shown: null as long as it gets ready, `weak` where it cannot run. */
export function useFaceJudge(): FaceJudge | 'weak' | null {
  const [judge, setJudge] = useState<FaceJudge | 'weak' | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    let started: FaceJudge | null = null;
    startFaceJudge(leaving.signal).then(
      (one) => {
        started = one;
        if (leaving.signal.aborted) one?.stop();
        else setJudge(one ?? 'weak');
      },
      () => setJudge('weak'),
    );
    return () => {
      leaving.abort();
      started?.stop();
    };
  }, []);
  return judge;
}
