import { styled } from '@mui/material/styles';
import { useState } from 'react';
import PhotoCamera from '~icons/material-symbols/photo-camera-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useWords } from '../../../words/words.ts';
import { FileButton } from '../camera/file-button.tsx';
import { NoCamera } from '../camera/no-camera.tsx';
import { isSteady, type Steadiness, steadied, unsteady } from '../camera/steady.ts';
import { useCamera } from '../camera/use-camera.ts';
import { useFrame } from '../camera/use-frame.ts';
import { useLooks } from '../camera/use-looks.ts';
import { Viewfinder } from '../camera/viewfinder.tsx';
import { cameraWords } from '../camera/words.ts';
import { lookAt } from '../photo/picture.ts';
import { useRefusalText } from '../photo/refusal-text.ts';
import { type PhotoRules, type Refusal, type Taken, takeFile, takeFramed } from '../photo/take-photo.ts';
import type { Grey } from '../quality/grey.ts';
import { judgePicture } from '../quality/judge.ts';
import { flowWords } from './words.ts';

interface KtpStepProps {
  rules: PhotoRules;
  onTaken: (taken: Taken) => void;
}

/** The camera over a KTP: takes the photo by itself as soon as it is good. */
export function KtpStep({ rules, onTaken }: KtpStepProps) {
  const say = useWords(cameraWords);
  const sayFlow = useWords(flowWords);
  const refusalText = useRefusalText();
  const camera = useCamera('environment');
  const { view, framed } = useFrame(camera, 'card');
  const [{ steadiness, before }, setSeen] = useState<{ steadiness: Steadiness; before: Grey | undefined }>({
    steadiness: unsteady,
    before: undefined,
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const keep = (taken: Taken | Refusal) => ('blob' in taken ? onTaken(taken) : setRefusal(taken));
  const shoot = async () => {
    const now = framed();
    if (now) keep(await takeFramed('ktp', now, rules));
  };
  useLooks(camera.state === 'on', async () => {
    const now = framed();
    if (!now) return;
    const grey = lookAt(now.source, now.frame);
    const next = steadied(steadiness, judgePicture('ktp', grey, before));
    setSeen({ steadiness: next, before: grey });
    if (isSteady(next, 'good')) await shoot();
  });

  const away = camera.state === 'refused' || camera.state === 'missing';
  return (
    <>
      <Lead>{sayFlow('ktpLead')}</Lead>
      {away ? (
        <NoCamera state={camera.state} />
      ) : (
        <Viewfinder
          camera={camera}
          view={view}
          shape="card"
          hint={steadiness.shown ? say(`hint.${steadiness.shown}`) : say('starting')}
          good={steadiness.shown === 'good'}
        />
      )}
      {refusal && <Problem role="alert">{refusalText(refusal)}</Problem>}
      <Choices>
        {!away && (
          <PrimaryButton
            disabled={camera.state !== 'on'}
            icon={<IconOf icon={PhotoCamera} size={22} />}
            onClick={() => void shoot()}
          >
            {say('shoot')}
          </PrimaryButton>
        )}
        <FileButton
          camera={away ? 'environment' : null}
          onFile={(file) => void takeFile('ktp', file, rules).then(keep)}
        >
          {away ? say('takeWithApp') : say('useFile')}
        </FileButton>
      </Choices>
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
const Choices = styled('div')({ display: 'grid', gap: 10 });
