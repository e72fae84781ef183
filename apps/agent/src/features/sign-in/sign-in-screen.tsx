import { ApiError } from '@hexaflate/contract/client';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { useSession } from '../../session/session.ts';
import { useBrand } from '../../theme/brand.ts';
import { Field } from '../../ui/field.tsx';
import { useErrorText } from '../../ui/notice.tsx';
import { usePageHeading } from '../../ui/page.tsx';
import { PrimaryButton, QuietButton } from '../../ui/primary-button.tsx';
import { useWords } from '../../words/words.ts';
import { readChallenge } from './challenge.ts';
import { EndedNotice } from './ended-notice.tsx';
import { Entrance, SandboxNote } from './entrance.tsx';
import { askForMessage } from './message.ts';
import { OtherWays } from './other-ways.tsx';
import { cleanPhone, groupPhone, phoneProblem } from './phone.ts';
import { askForCode } from './sign-in.ts';
import { signInWords } from './words.ts';

/** The agent that every fresh sandbox knows, shown on sandboxes alone. */
const demoAgent = { phone: '081200000001', pin: '258036' };

/** First step: the phone number. */
export function SignInScreen() {
  const say = useWords(signInWords);
  const { name, sandbox, signIn: ways } = useBrand();
  const byCode = ways.codeBy.length > 0;
  const heading = usePageHeading(say('title'));
  const textOf = useErrorText();
  const navigate = useNavigate();
  const session = useSession();
  const [phone, setPhone] = useState(() => readChallenge()?.phone ?? '');
  const [tried, setTried] = useState(false);
  const problem = phoneProblem(phone);

  const ask = useMutation({
    mutationFn: () => askForCode(phone),
    onSuccess: () => navigate('/sign-in/code', { viewTransition: true }),
    onError: (error) => {
      // A code for this very number is already on its way: the person may simply type it.
      const waiting = error instanceof ApiError && error.code === 'auth.codeTooSoon' && readChallenge();
      if (waiting && waiting.phone === phone) void navigate('/sign-in/code', { viewTransition: true });
    },
  });
  const send = useMutation({
    mutationFn: () => askForMessage(phone),
    onSuccess: () => navigate('/sign-in/message', { viewTransition: true }),
  });
  if (session === 'in') return <Navigate to="/" replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin(byCode ? ask : send);
  };
  const begin = (way: typeof ask | typeof send) => {
    setTried(true);
    if (!problem) way.mutate();
  };
  const failure = ask.error ?? send.error;
  const wrong = (tried || problem === 'phoneOdd') && problem ? say(problem) : null;

  return (
    <Entrance
      title={say('welcome', { brand: name })}
      lead={say(byCode ? 'lead' : 'leadMessage')}
      heading={heading}
    >
      <EndedNotice />
      <form onSubmit={submit} noValidate>
        <Field
          label={say('phone')}
          hint={say('phoneHint')}
          problem={wrong ?? (failure ? textOf(failure) : null)}
          type="tel"
          name="phone"
          autoComplete="tel"
          value={groupPhone(phone)}
          onChange={(event) => {
            setPhone(cleanPhone(event.target.value));
            ask.reset();
            send.reset();
          }}
          inputMode="tel"
          maxLength={24}
          style={phoneStyle}
        />
        <div style={{ marginTop: 12 }}>
          <PrimaryButton type="submit" busy={byCode ? ask.isPending : send.isPending}>
            {say(byCode ? 'sendCode' : 'goOn')}
          </PrimaryButton>
        </div>
        {byCode && ways.message && (
          <div style={{ marginTop: 10 }}>
            <QuietButton disabled={send.isPending} onClick={() => begin(send)}>
              {say('sendMessage')}
            </QuietButton>
          </div>
        )}
      </form>
      <OtherWays providers={ways.providers} />
      {sandbox && (
        <SandboxNote>
          <strong>{say('sandboxTitle')}</strong>
          <span>{say('sandboxDemo', { phone: groupPhone(demoAgent.phone), pin: demoAgent.pin })}</span>
          <Button style={{ paddingInline: 0 }} onClick={() => setPhone(demoAgent.phone)}>
            {say('useDemo')}
          </Button>
        </SandboxNote>
      )}
    </Entrance>
  );
}

const phoneStyle = { fontSize: '1.25rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums' } as const;
