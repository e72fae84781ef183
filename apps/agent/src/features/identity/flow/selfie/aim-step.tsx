import type { Face } from '@hexaflate/faces/face';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import PhotoCamera from '~icons/material-symbols/photo-camera-outline-rounded';
import { IconOf } from '../../../../ui/icon.tsx';
import { PrimaryButton } from '../../../../ui/primary-button.tsx';
import { useWords } from '../../../../words/words.ts';
import { FileButton } from '../../camera/file-button.tsx';
import { isSteady, type Steadiness, steadied, unsteady } from '../../camera/steady.ts';
import { useLooks } from '../../camera/use-looks.ts';
import { Viewfinder } from '../../camera/viewfinder.tsx';
import { cameraWords } from '../../camera/words.ts';
import { type Aim, judgeAim } from '../../liveness/aim.ts';
import { lookAtFaces } from '../../liveness/look-at-faces.ts';
import { livenessWords } from '../../liveness/words.ts';
import { lookAt } from '../../photo/picture.ts';
import { type Refusal, type Taken, takeFile, takeFramed } from '../../photo/take-photo.ts';
import type { Grey } from '../../quality/grey.ts';
import { judgePicture } from '../../quality/judge.ts';
import type { SelfieCamera } from './selfie-camera.ts';

interface AimStepProps extends SelfieCamera {
  onTaken: (taken: Taken | Refusal, straight?: Face) => void;
}

/** A look straight into the camera. It takes itself where faces can be judged; the button is there for everybody. */
export function AimStep({ camera, view, framed, judge, rules, onTaken }: AimStepProps) {
  const say = useWords(cameraWords);
  const sayLiveness = useWords(livenessWords);
  const [seen, setSeen] = useState<{ steadiness: Steadiness<Aim>; before?: Grey; face?: Face | undefined }>({
    steadiness: unsteady,
  });

  const shoot = async (face?: Face) => {
    const now = framed();
    if (now) onTaken(await takeFramed('selfie', now, rules), face);
  };
  useLooks(camera.state === 'on', async () => {
    const now = framed();
    if (!now) return;
    const grey = lookAt(now.source, now.frame);
    const picture = judgePicture('selfie', grey, seen.before);
    if (judge === null || judge === 'weak') {
      setSeen({ steadiness: steadied<Aim>(seen.steadiness, picture), before: grey });
      return;
    }
    const { faces, frame } = await lookAtFaces(judge, now);
    const next = steadied<Aim>(seen.steadiness, judgeAim(faces, frame, picture));
    setSeen({ steadiness: next, before: grey, face: faces[0] });
    if (isSteady<Aim>(next, 'good')) await shoot(faces[0]);
  });

  const { steadiness } = seen;
  const away = camera.state === 'refused' || camera.state === 'missing';
  return (
    <>
      {!away && (
        <Viewfinder
          camera={camera}
          view={view}
          shape="oval"
          mirrored
          hint={steadiness.shown ? say(`hint.${steadiness.shown}`) : say('starting')}
          good={steadiness.shown === 'good'}
        />
      )}
      {!away && judge === null && <Quiet role="status">{sayLiveness('preparing')}</Quiet>}
      {!away && judge === 'weak' && <Quiet role="status">{sayLiveness('weak')}</Quiet>}
      <Choices>
        {away ? (
          <FileButton
            camera="user"
            onFile={(file) => void takeFile('selfie', file, rules).then((taken) => onTaken(taken))}
          >
            {say('takeWithApp')}
          </FileButton>
        ) : (
          <PrimaryButton
            disabled={camera.state !== 'on'}
            icon={<IconOf icon={PhotoCamera} size={22} />}
            onClick={() => void shoot(seen.face)}
          >
            {say('shoot')}
          </PrimaryButton>
        )}
      </Choices>
    </>
  );
}

const Quiet = styled('p')(({ theme }) => ({
  margin: '0 4px 14px',
  fontSize: '0.875rem',
  lineHeight: 1.5,
  color: theme.scheme.muted,
}));
const Choices = styled('div')({ display: 'grid', gap: 10 });
