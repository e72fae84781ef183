import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useWords } from '../../../words/words.ts';
import { NoCamera } from '../camera/no-camera.tsx';
import { useCamera } from '../camera/use-camera.ts';
import { useFrame } from '../camera/use-frame.ts';
import { useFaceJudge } from '../liveness/use-face-judge.ts';
import { useLiveness } from '../liveness/use-liveness.ts';
import { useRefusalText } from '../photo/refusal-text.ts';
import type { PhotoRules, Refusal, Taken } from '../photo/take-photo.ts';
import { AimStep } from './selfie/aim-step.tsx';
import { MoveStep } from './selfie/move-step.tsx';
import type { Movements, SelfieShot } from './selfie/selfie-camera.ts';
import { flowWords } from './words.ts';

interface SelfieStepProps {
  rules: PhotoRules;
  /** Whether movements are asked for. */
  liveness: boolean;
  onTaken: (taken: Taken, movements: Movements | undefined) => void;
}

/** The camera over a face: a look straight ahead first, then the movements that the server asks for. */
export function SelfieStep({ rules, liveness, onTaken }: SelfieStepProps) {
  const say = useWords(flowWords);
  const refusalText = useRefusalText();
  const camera = useCamera('user');
  const { view, framed } = useFrame(camera, 'oval');
  const judge = useFaceJudge();
  const check = useLiveness();
  const [shot, setShot] = useState<SelfieShot | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const keep = (taken: Taken | Refusal, straight?: SelfieShot['straight']) => {
    if (!('blob' in taken)) return setRefusal(taken);
    // The button and the judge may both have found it good.
    if (shot) return;
    setRefusal(null);
    if (!liveness) return onTaken(taken, undefined);
    setShot({ taken, straight });
    void check.start();
  };
  const parts = { camera, view, framed, judge, rules };
  const away = camera.state === 'refused' || camera.state === 'missing';
  return (
    <>
      {!shot && <Lead>{say('selfieLead')}</Lead>}
      {away && <NoCamera state={camera.state} />}
      {refusal && <Problem role="alert">{refusalText(refusal)}</Problem>}
      {shot ? (
        <MoveStep
          {...parts}
          check={check}
          straight={shot.straight}
          onRefused={setRefusal}
          onDone={(movements) => onTaken(shot.taken, movements)}
          onRestart={() => {
            setShot(null);
            setRefusal(null);
          }}
        />
      ) : (
        <AimStep {...parts} onTaken={keep} />
      )}
    </>
  );
}

const Lead = styled('p')(({ theme }) => ({
  margin: '0 4px 14px',
  color: theme.scheme.muted,
  lineHeight: 1.5,
}));
const Problem = styled('p')(({ theme }) => ({
  margin: '0 0 16px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
