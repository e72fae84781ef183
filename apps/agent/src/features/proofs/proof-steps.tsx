import type { Proof, ProofMethod, ProofPurpose } from '@hexaflate/contract/proofs';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useState } from 'react';
import DevicesIcon from '~icons/material-symbols/devices-outline-rounded';
import FingerprintIcon from '~icons/material-symbols/fingerprint';
import SmsIcon from '~icons/material-symbols/sms-outline-rounded';
import { clockTime } from '../../format/dates.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { ActionRow, RowGroup } from '../../ui/rows.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { CodeInput } from '../sign-in/code-input.tsx';
import { useSecondsLeft } from '../sign-in/use-seconds-left.ts';
import { type ProofFlow, type ProofWish, useProofFlow } from './use-proof-flow.ts';
import { proofWords } from './words.ts';

interface ProofStepsProps {
  wish: ProofWish;
  onGiven: (proofId: string) => void;
}

/** The steps of a proof, to stand in any sheet: choose a way, then the code, or the wait for the older device. */
export function ProofSteps({ wish, onGiven }: ProofStepsProps) {
  const say = useWords(proofWords);
  const flow = useProofFlow(wish, onGiven);
  const { proof } = flow;
  if (!proof) return <ChooseMethod flow={flow} purpose={wish.purpose} />;
  if (proof.status === 'refused' || proof.status === 'expired') return <Ended flow={flow} proof={proof} />;
  if (proof.status !== 'asked') return <Lead role="status">{say('given')}</Lead>;
  switch (proof.method) {
    case 'code':
      return <EnterCode key={proof.id} flow={flow} proof={proof} />;
    case 'device':
      return <AwaitDevice flow={flow} proof={proof} />;
    case 'passkey':
      return <SignHere key={proof.id} flow={flow} proof={proof} />;
  }
}

const looks = {
  passkey: { icon: FingerprintIcon, label: 'byPasskey', text: 'byPasskeyText' },
  device: { icon: DevicesIcon, label: 'byDevice', text: 'byDeviceText' },
  code: { icon: SmsIcon, label: 'byCode', text: 'byCodeText' },
} as const satisfies Record<ProofMethod, object>;

function ChooseMethod({ flow, purpose }: { flow: ProofFlow; purpose: ProofPurpose }) {
  const say = useWords(proofWords);
  const { methods, busy, ask } = flow;
  if (!methods) return flow.error ? <Problem error={flow.error} /> : <Waiting />;
  if (methods.length === 0)
    return <Lead>{say(purpose === 'pin.reset' ? 'impossibleReset' : 'impossible')}</Lead>;
  return (
    <>
      <Lead>{say('lead')}</Lead>
      <RowGroup>
        {methods.map((method) => (
          <ActionRow
            key={method}
            icon={looks[method].icon}
            label={say(looks[method].label)}
            text={say(looks[method].text)}
            onClick={() => !busy && ask(method)}
          />
        ))}
      </RowGroup>
      <Problem error={flow.error} />
    </>
  );
}

function AwaitDevice({ flow, proof }: { flow: ProofFlow; proof: Proof }) {
  const say = useWords(proofWords);
  const locale = useLocale();
  return (
    <Stack>
      <Title>{say('deviceTitle')}</Title>
      <Lead>{say('deviceText')}</Lead>
      <Line role="status">
        <CircularProgress size={22} aria-hidden sx={{ flex: 'none' }} />
        {say('deviceUntil', { time: clockTime(proof.expiresAt, locale) })}
      </Line>
      <OtherWay flow={flow} />
    </Stack>
  );
}

function SignHere({ flow, proof }: { flow: ProofFlow; proof: Proof }) {
  const say = useWords(proofWords);
  const sign = useEffectEvent(() => flow.sign(proof));
  useEffect(() => sign(), []);
  return (
    <Stack>
      <Title>{say('passkeyTitle')}</Title>
      <Lead>{say('passkeyText')}</Lead>
      <Problem error={flow.error} />
      <PrimaryButton busy={flow.busy} onClick={() => flow.sign(proof)}>
        {say('byPasskey')}
      </PrimaryButton>
      <OtherWay flow={flow} />
    </Stack>
  );
}

function EnterCode({ flow, proof }: { flow: ProofFlow; proof: Proof }) {
  const say = useWords(proofWords);
  const locale = useLocale();
  const textOf = useErrorText();
  const [code, setCode] = useState('');
  const left = useSecondsLeft(Date.parse(proof.code?.resendAt ?? proof.createdAt));
  const digits = proof.code?.digits ?? 6;
  const change = (typed: string) => {
    setCode(typed);
    if (typed.length > 0) flow.clearError();
    if (typed.length === digits && !flow.busy) {
      flow.enterCode(typed);
      setCode('');
    }
  };
  return (
    <Stack>
      <Title>{say('codeTitle')}</Title>
      <Lead>
        {say('codeText', { phone: proof.code?.phone ?? '', time: clockTime(proof.expiresAt, locale) })}
      </Lead>
      <CodeInput
        label={say('codeLabel')}
        digits={digits}
        value={code}
        onChange={change}
        problem={flow.error ? textOf(flow.error) : null}
      />
      {left > 0 ? (
        <Quiet className="figures">{say('codeResendIn', { seconds: left })}</Quiet>
      ) : (
        <Button style={linkButton} disabled={flow.busy} onClick={() => flow.ask('code')}>
          {say('codeResend')}
        </Button>
      )}
      <OtherWay flow={flow} />
    </Stack>
  );
}

function Ended({ flow, proof }: { flow: ProofFlow; proof: Proof }) {
  const say = useWords(proofWords);
  return (
    <Stack>
      <Lead role="alert">{say(proof.status === 'refused' ? 'refused' : 'expired')}</Lead>
      <Problem error={flow.error} />
      <PrimaryButton busy={flow.busy} onClick={flow.chooseAgain}>
        {say('again')}
      </PrimaryButton>
    </Stack>
  );
}

function OtherWay({ flow }: { flow: ProofFlow }) {
  const say = useWords(proofWords);
  if ((flow.methods?.length ?? 0) < 2) return null;
  return (
    <Button style={linkButton} onClick={flow.chooseAgain}>
      {say('otherWay')}
    </Button>
  );
}

function Problem({ error }: { error: unknown }) {
  const textOf = useErrorText();
  return error ? <Wrong role="alert">{textOf(error)}</Wrong> : null;
}

function Waiting() {
  const say = useWords(proofWords);
  return (
    <Line role="status">
      <CircularProgress size={22} aria-label={say('title')} />
    </Line>
  );
}

const linkButton = { justifySelf: 'start', marginLeft: -8, paddingInline: 8 } as const;
const Stack = styled('div')({ display: 'grid', gap: 10, paddingTop: 8 });
const Title = styled('h3')(({ theme }) => ({ ...theme.typography.h3, margin: 0 }));
const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '4px 0 12px',
  color: theme.scheme.muted,
}));
const Quiet = styled('p')(({ theme }) => ({
  margin: 0,
  padding: '12px 0',
  fontSize: '0.875rem',
  color: theme.scheme.muted,
}));
const Line = styled('p')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 54,
  margin: 0,
  fontSize: '0.9375rem',
  color: theme.scheme.muted,
}));
const Wrong = styled('p')(({ theme }) => ({
  margin: '0 0 12px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
