import { ApiError } from '@hexaflate/contract/client';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import FingerprintIcon from '~icons/material-symbols/fingerprint';
import LockIcon from '~icons/material-symbols/lock-outline';
import { call, isNetworkError } from '../../api/client.ts';
import { signOut } from '../../session/sign-out.ts';
import { useBrand } from '../../theme/brand.ts';
import { IconOf } from '../../ui/icon.tsx';
import { useErrorText } from '../../ui/notice.tsx';
import { type Say, useWords } from '../../words/words.ts';
import { keysHere } from '../approval/keys-here.ts';
import { signHere } from '../approval/sign-here.ts';
import { PadKey, PinPad } from '../pin/pin-pad.tsx';
import { openLock } from './lock.ts';
import { lockWords } from './words.ts';

/**
 * Stands over everything until the owner is recognised or has entered the PIN, whose wrong tries count as everywhere.
 * A dialog of its own, so that it lies above every sheet that was open.
 */
export function LockScreen() {
  const say = useWords(lockWords);
  const textOf = useErrorText();
  const { pinLength } = useBrand();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const check = useMutation({
    mutationFn: (pin: string) => call('POST /pin/check', { body: { pin } }),
    onSuccess: openLock,
  });
  const leave = useMutation({ mutationFn: signOut });
  const keys = keysHere();

  const recognise = useEffectEvent(async () => {
    if (keys && (await signHere(keys, randomChallenge()))) openLock();
  });
  useEffect(() => {
    dialog.current?.showModal();
    void recognise();
  }, []);

  return (
    <Cover
      ref={dialog}
      data-app-lock
      closedby="none"
      aria-labelledby={heading}
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
    >
      <Middle>
        <Mark>
          <IconOf icon={LockIcon} size={30} />
        </Mark>
        <Title id={heading}>{say('title')}</Title>
        <Text>{say('text')}</Text>
        <PinPad
          length={pinLength}
          problem={problemOf(check.error ?? leave.error, say, textOf)}
          onTouch={check.reset}
          onFull={(pin) => check.mutate(pin)}
          resting={check.isPending}
          corner={
            keys && (
              <PadKey type="button" aria-label={say('unlock')} onClick={() => void recognise()}>
                <IconOf icon={FingerprintIcon} size={28} />
              </PadKey>
            )
          }
        />
        <Leave color="inherit" onClick={() => leave.mutate()}>
          {say('signOut')}
        </Leave>
      </Middle>
    </Cover>
  );
}

function problemOf(
  error: unknown,
  say: Say<typeof lockWords.id>,
  textOf: (error: unknown) => string,
): string | null {
  if (!error) return null;
  if (isNetworkError(error)) return say('offline');
  if (error instanceof ApiError && error.code === 'pin.wrong' && typeof error.details.left === 'number')
    return say('wrong', { left: error.details.left });
  return textOf(error);
}

/** Nobody looks at the signature: that the device has recognised its owner is all that is wanted here. */
function randomChallenge(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

const Cover = styled('dialog')(({ theme }) => ({
  visibility: 'visible',
  position: 'fixed',
  inset: 0,
  width: '100vw',
  height: '100dvh',
  maxWidth: 'none',
  maxHeight: 'none',
  margin: 0,
  padding: 0,
  border: 0,
  overflow: 'auto',
  background: theme.scheme.ground,
  color: theme.scheme.text,
}));
const Middle = styled('div')({
  display: 'grid',
  gap: 10,
  alignContent: 'center',
  minHeight: '100%',
  maxWidth: 420,
  margin: '0 auto',
  padding: '24px 20px calc(24px + env(safe-area-inset-bottom))',
});
const Leave = styled(Button)({ justifySelf: 'center', marginTop: 12, minHeight: 48 });
const Mark = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  justifySelf: 'center',
  width: 64,
  height: 64,
  borderRadius: 20,
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
}));
const Title = styled('h1')(({ theme }) => ({
  ...theme.typography.h2,
  margin: '6px 0 0',
  textAlign: 'center',
}));
const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: 0,
  textAlign: 'center',
  color: theme.scheme.muted,
}));
