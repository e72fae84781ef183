import type { DocumentKind, Identity } from '@hexaflate/contract/identity';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../../api/client.ts';
import { keys } from '../../../api/keys.ts';
import { Page } from '../../../ui/page.tsx';
import { useWords } from '../../../words/words.ts';
import { PhotoPreview } from '../photo/photo-preview.tsx';
import type { Taken } from '../photo/take-photo.ts';
import { ConsentStep } from './consent-step.tsx';
import { DetailsStep } from './details-step.tsx';
import { KtpStep } from './ktp-step.tsx';
import { neededSteps, type Step, stepToShow } from './needed.ts';
import { mayBeSent, type TypedPerson } from './person-flaws.ts';
import { ReviewStep } from './review-step.tsx';
import type { Movements } from './selfie/selfie-camera.ts';
import { SelfieStep } from './selfie-step.tsx';
import { flowWords } from './words.ts';

/** A photo that lies on the server and waits to be submitted. */
interface Uploaded {
  blob: Blob;
  photoId: string;
  movements: Movements | undefined;
}

interface Shot {
  kind: DocumentKind;
  taken: Taken;
  movements: Movements | undefined;
}

/** The steps for what is needed. Everything gathered lives in this component alone and goes with it. */
export function GuidedFlow({ identity }: { identity: Identity }) {
  const say = useWords(flowWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const [agreed, setAgreed] = useState(false);
  const [shot, setShot] = useState<Shot | null>(null);
  const [uploaded, setUploaded] = useState<Partial<Record<DocumentKind, Uploaded>>>({});
  const [person, setPerson] = useState<TypedPerson>({ nik: '', name: '', birthDate: '' });

  const needed = neededSteps(identity);
  const today = new Date().toISOString().slice(0, 10);
  const step = stepToShow(search.get('step'), needed, {
    agreed,
    ktp: uploaded.ktp !== undefined,
    details: mayBeSent(person, today),
    selfie: uploaded.selfie !== undefined,
  });
  /** From 1 on. */
  const position = step ? needed.indexOf(step) + 1 : 0;
  const go = (to: Step | undefined) =>
    void navigate(`/identity/verify?step=${to ?? 'review'}`, { viewTransition: true });
  const goOn = () => go(needed[position]);

  const upload = useMutation({
    mutationFn: ({ kind, taken }: Shot) =>
      call('POST /identity/photos', { query: { document: kind }, bytes: taken.blob }),
    onSuccess: ({ id }, { kind, taken, movements }) => {
      setUploaded((before) => ({ ...before, [kind]: { blob: taken.blob, photoId: id, movements } }));
      setShot(null);
      goOn();
    },
  });
  const submit = useMutation({
    mutationFn: () =>
      call('POST /identity/submissions', {
        body: {
          version: identity.version,
          consentVersion: identity.consent.version,
          ...(uploaded.ktp && { ktp: { photoId: uploaded.ktp.photoId, person } }),
          ...(uploaded.selfie && {
            selfie: { photoId: uploaded.selfie.photoId, ...uploaded.selfie.movements },
          }),
        },
      }),
    onSuccess: (now) => {
      client.setQueryData(keys.identity, now);
      void navigate('/identity?sent=1', { replace: true, viewTransition: true });
    },
  });

  const again = () => {
    setShot(null);
    upload.reset();
  };
  const preview = shot && shot.kind === step && (
    <PhotoPreview
      kind={shot.kind}
      taken={shot.taken}
      busy={upload.isPending}
      error={upload.error}
      onUse={() => upload.mutate(shot)}
      onAgain={again}
    />
  );
  return (
    <Page title={say(`${step ?? 'review'}Title`)} parent="/identity">
      <Progress>
        <progress value={position} max={needed.length} aria-hidden />
        <span>{say('step', { step: position, steps: needed.length })}</span>
      </Progress>
      {step === 'consent' && (
        <ConsentStep
          consent={identity.consent}
          onAgreed={() => {
            setAgreed(true);
            goOn();
          }}
        />
      )}
      {step === 'ktp' &&
        (preview || (
          <KtpStep
            rules={identity.photo}
            onTaken={(taken) => setShot({ kind: 'ktp', taken, movements: undefined })}
          />
        ))}
      {step === 'details' && uploaded.ktp && (
        <DetailsStep photoId={uploaded.ktp.photoId} person={person} onChange={setPerson} onDone={goOn} />
      )}
      {step === 'selfie' &&
        (preview || (
          <SelfieStep
            rules={identity.photo}
            liveness={identity.liveness}
            onTaken={(taken, movements) => setShot({ kind: 'selfie', taken, movements })}
          />
        ))}
      {step === 'review' && (
        <ReviewStep
          ktp={uploaded.ktp?.blob ?? null}
          person={uploaded.ktp ? person : null}
          selfie={uploaded.selfie?.blob ?? null}
          movements={uploaded.selfie?.movements !== undefined}
          busy={submit.isPending}
          error={submit.error}
          onSend={() => submit.mutate()}
        />
      )}
    </Page>
  );
}

const Progress = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  margin: '0 4px 16px',
  fontSize: '0.8125rem',
  fontWeight: 650,
  color: theme.scheme.muted,
  '& progress': {
    width: '100%',
    height: 6,
    border: 0,
    borderRadius: 3,
    overflow: 'hidden',
    appearance: 'none',
    background: theme.scheme.outline,
  },
  '& progress::-webkit-progress-bar': { background: theme.scheme.outline },
  '& progress::-webkit-progress-value': { background: theme.scheme.primary, transition: 'width 220ms' },
  '& progress::-moz-progress-bar': { background: theme.scheme.primary },
}));
