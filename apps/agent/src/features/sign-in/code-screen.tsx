import { ApiError } from '@hexaflate/contract/client';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import ArrowBack from '~icons/material-symbols/arrow-back-rounded';
import { apiOrigin } from '../../api/client.ts';
import { clockTime } from '../../format/dates.ts';
import { useSession } from '../../session/session.ts';
import { useBrand } from '../../theme/brand.ts';
import { IconOf } from '../../ui/icon.tsx';
import { useErrorText } from '../../ui/notice.tsx';
import { usePageHeading } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { type Challenge, readChallenge } from './challenge.ts';
import { CodeInput } from './code-input.tsx';
import { Entrance, NoteLink, SandboxNote } from './entrance.tsx';
import { groupPhone } from './phone.ts';
import { askForCode, type Channel, signIn } from './sign-in.ts';
import { useSecondsLeft } from './use-seconds-left.ts';
import { signInWords } from './words.ts';

const DIGITS = 6;

/** Second step: the code. Without a code under way there is nothing to do here. */
export function CodeScreen() {
  const session = useSession();
  const [challenge, setChallenge] = useState(readChallenge);
  if (session === 'in') return <Navigate to="/" replace />;
  if (!challenge) return <Navigate to="/sign-in" replace />;
  return <CodeForm challenge={challenge} onSent={setChallenge} />;
}

function CodeForm({ challenge, onSent }: { challenge: Challenge; onSent: (challenge: Challenge) => void }) {
  const say = useWords(signInWords);
  const locale = useLocale();
  const { sandbox, signIn: ways } = useBrand();
  const heading = usePageHeading(say('codeTitle'));
  const textOf = useErrorText();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  // Where the operator allows both, the other is used when the first fails: the person looks into both.
  const [channel, setChannel] = useState(ways.codeBy.length === 1 ? ways.codeBy[0] : undefined);

  const verify = useMutation({
    mutationFn: (typed: string) => signIn(challenge, typed),
    onSuccess: () => navigate('/', { replace: true, viewTransition: true }),
    onError: () => setCode(''),
  });
  const change = (typed: string) => {
    setCode(typed);
    if (typed.length > 0) verify.reset();
    if (typed.length === DIGITS) verify.mutate(typed);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === DIGITS && !verify.isPending) verify.mutate(code);
  };

  return (
    <Entrance
      title={say('codeTitle')}
      lead={say('codeLead', {
        phone: groupPhone(challenge.phone),
        channel: say(channelWords[channel ?? 'either']),
        time: clockTime(challenge.expiresAt, locale),
      })}
      heading={heading}
      back={
        <IconButton
          edge="start"
          color="inherit"
          aria-label={say('changePhone')}
          onClick={() => void navigate('/sign-in', { viewTransition: true, replace: true })}
        >
          <IconOf icon={ArrowBack} />
        </IconButton>
      }
    >
      <form onSubmit={submit}>
        <CodeInput
          label={say('codeLabel')}
          digits={DIGITS}
          value={code}
          onChange={change}
          problem={verify.error ? textOf(verify.error) : null}
        />
        <div style={{ marginTop: 8 }}>
          <PrimaryButton type="submit" busy={verify.isPending} disabled={code.length < DIGITS}>
            {say('verify')}
          </PrimaryButton>
        </div>
      </form>
      <Resend
        challenge={challenge}
        channels={ways.codeBy}
        onSent={(sent, by) => {
          setChannel(by);
          setCode('');
          verify.reset();
          onSent(sent);
        }}
      />
      {sandbox && (
        <SandboxNote>
          <strong>{say('sandboxTitle')}</strong>
          <span>{say('sandboxCode')}</span>
          <NoteLink href={`${apiOrigin}/sandbox/phone/${challenge.phone}`} target="_blank" rel="noopener">
            {say('sandboxOpen')}
          </NoteLink>
        </SandboxNote>
      )}
    </Entrance>
  );
}

interface ResendProps {
  challenge: Challenge;
  /** What a code can be sent by. */
  channels: readonly Channel[];
  onSent: (challenge: Challenge, channel: Channel) => void;
}

function Resend({ challenge, channels, onSent }: ResendProps) {
  const say = useWords(signInWords);
  const textOf = useErrorText();
  const [heldUntil, setHeldUntil] = useState(0);
  const left = useSecondsLeft(Math.max(challenge.resendAt, heldUntil));
  const resend = useMutation({
    mutationFn: (channel: Channel) => askForCode(challenge.phone, channel),
    onSuccess: onSent,
    onError: (error) => {
      const wait = error instanceof ApiError ? error.details.retryAfter : undefined;
      if (typeof wait === 'number') setHeldUntil(Date.now() + wait * 1_000);
    },
  });
  return (
    <div style={{ display: 'grid', justifyItems: 'start', marginTop: 8 }}>
      {left > 0 ? (
        <p style={{ margin: 0, padding: '14px 4px', fontSize: '0.875rem' }} className="figures">
          {say('resendIn', { seconds: left })}
        </p>
      ) : (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginLeft: -4 }}>
          {channels.map((channel) => (
            <Button
              key={channel}
              style={linkButton}
              disabled={resend.isPending}
              onClick={() => resend.mutate(channel)}
            >
              {say(channels.length === 1 ? 'resend' : resendWords[channel])}
            </Button>
          ))}
        </div>
      )}
      <p role="status" style={{ margin: '0 4px', fontSize: '0.8125rem' }}>
        {resend.error ? textOf(resend.error) : resend.isSuccess && left > 0 ? say('resent') : ''}
      </p>
    </div>
  );
}

const channelWords = { sms: 'channelSms', whatsapp: 'channelWhatsapp', either: 'channelEither' } as const;
const resendWords = { sms: 'resendSms', whatsapp: 'resendWhatsapp' } as const;
const linkButton = { paddingInline: 8 } as const;
