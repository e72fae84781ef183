import { meetsChallenge } from '@hexaflate/faces/challenges';
import type { Face } from '@hexaflate/faces/face';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useState } from 'react';
import { useErrorText } from '../../../../ui/notice.tsx';
import { PrimaryButton, QuietButton } from '../../../../ui/primary-button.tsx';
import { useWords } from '../../../../words/words.ts';
import { FileButton } from '../../camera/file-button.tsx';
import { useLooks } from '../../camera/use-looks.ts';
import { Viewfinder } from '../../camera/viewfinder.tsx';
import { lookAtFaces } from '../../liveness/look-at-faces.ts';
import { Movement } from '../../liveness/movement.tsx';
import type { Liveness } from '../../liveness/use-liveness.ts';
import { livenessWords } from '../../liveness/words.ts';
import { type Refusal, takeFile, takeFramed } from '../../photo/take-photo.ts';
import { flowWords } from '../words.ts';
import type { Movements, SelfieCamera } from './selfie-camera.ts';

/** Looks in a row that must see the movement, so that a passing shadow of one is not photographed. */
const KEPT_LOOKS = 2;
/** Milliseconds of trembling that say "done" to somebody whose eyes are shut. */
const BUZZ_MS = 60;

interface MoveStepProps extends SelfieCamera {
  check: Liveness;
  straight: Face | undefined;
  onRefused: (refusal: Refusal) => void;
  onDone: (movements: Movements) => void;
  onRestart: () => void;
}

/** The movements, one after another. Where they cannot be judged here, the person says himself when he does them. */
export function MoveStep(props: MoveStepProps) {
  const { camera, view, framed, judge, rules, check, straight, onRefused, onRestart } = props;
  const say = useWords(livenessWords);
  const sayFlow = useWords(flowWords);
  const textOf = useErrorText();
  const [kept, setKept] = useState(0);
  const challenge = check.state === 'moving' ? check.check?.challenges[check.step] : undefined;
  const steps = check.check?.challenges.length ?? 0;

  const id = check.state === 'done' ? check.check?.id : undefined;
  const tellDone = useEffectEvent(props.onDone);
  useEffect(() => {
    if (id) tellDone({ livenessId: id, seenOnPhone: check.seen });
  }, [id, check.seen]);

  const shoot = async (seen: boolean) => {
    const now = framed();
    if (!now) return;
    const { step } = check;
    const taken = await takeFramed('selfie', now, rules);
    if (!('blob' in taken)) return onRefused(taken);
    setKept(0);
    navigator.vibrate?.(BUZZ_MS);
    check.add(taken.blob, step, seen);
  };
  const weak = judge === 'weak' || judge?.isTooSlow() === true;
  useLooks(camera.state === 'on' && challenge !== undefined && !weak, async () => {
    const now = framed();
    if (!now || !challenge || judge === null || judge === 'weak') return;
    const { faces } = await lookAtFaces(judge, now);
    const [face] = faces;
    const met = face !== undefined && faces.length === 1 && meetsChallenge(challenge, face, straight);
    setKept(met ? kept + 1 : 0);
    if (met && kept + 1 >= KEPT_LOOKS) await shoot(true);
  });

  if (check.state === 'failed')
    return (
      <>
        <Problem role="alert">
          {say('failed')} {textOf(check.error)}
        </Problem>
        <Choices>
          <PrimaryButton onClick={check.retry}>{say('retry')}</PrimaryButton>
          <QuietButton onClick={onRestart}>{say('restart')}</QuietButton>
        </Choices>
      </>
    );

  const away = camera.state === 'refused' || camera.state === 'missing';
  return (
    <>
      {challenge && <Movement challenge={challenge} step={check.step + 1} steps={steps} keep={kept > 0} />}
      {!away && (
        <Viewfinder
          camera={camera}
          view={view}
          shape="oval"
          mirrored
          repeated
          hint={challenge ? (kept > 0 ? say('keep') : say(challenge)) : sayFlow('sending')}
          good={kept > 0}
        />
      )}
      {!away && weak && <Quiet>{say('weak')}</Quiet>}
      {challenge && (
        <Choices>
          {away ? (
            <FileButton
              camera="user"
              onFile={(file) =>
                void takeFile('selfie', file, rules).then((taken) =>
                  'blob' in taken ? check.add(taken.blob, check.step, false) : onRefused(taken),
                )
              }
            >
              {say('shotOf', { movement: say(challenge) })}
            </FileButton>
          ) : weak ? (
            <PrimaryButton onClick={() => void shoot(false)}>{say('did')}</PrimaryButton>
          ) : (
            <QuietButton onClick={() => void shoot(false)}>{say('manual')}</QuietButton>
          )}
        </Choices>
      )}
    </>
  );
}

const Problem = styled('p')(({ theme }) => ({
  margin: '0 0 16px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
const Quiet = styled('p')(({ theme }) => ({
  margin: '0 4px 14px',
  fontSize: '0.875rem',
  lineHeight: 1.5,
  color: theme.scheme.muted,
}));
const Choices = styled('div')({ display: 'grid', gap: 10 });
