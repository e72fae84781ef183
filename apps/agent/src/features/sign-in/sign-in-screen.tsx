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
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useWords } from '../../words/words.ts';
import { readChallenge } from './challenge.ts';
import { EndedNotice } from './ended-notice.tsx';
import { Entrance, SandboxNote } from './entrance.tsx';
import { cleanPhone, groupPhone, phoneProblem } from './phone.ts';
import { askForCode } from './sign-in.ts';
import { signInWords } from './words.ts';

/** The agent that every fresh sandbox knows, shown on sandboxes alone. */
const demoAgent = { phone: '081200000001', pin: '258036' };

/** First step: the phone number. */
export function SignInScreen() {
  const say = useWords(signInWords);
  const { name, sandbox } = useBrand();
  const heading = usePageHeading(say('title'));
  const textOf = useErrorText();
  const navigate = useNavigate();
  const session = useSession();
  const [phone, setPhone] = useState(() => readChallenge()?.phone ?? '');
  const [tried, setTried] = useState(false);
  const problem = phoneProblem(phone);

  const ask = useMutation({
    mutationFn: () => askForCode(phone, 'sms'),
    onSuccess: () => navigate('/sign-in/code', { viewTransition: true }),
    onError: (error) => {
      // A code for this very number is already on its way: the person may simply type it.
      const waiting = error instanceof ApiError && error.code === 'auth.codeTooSoon' && readChallenge();
      if (waiting && waiting.phone === phone) void navigate('/sign-in/code', { viewTransition: true });
    },
  });
  if (session === 'in') return <Navigate to="/" replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!problem) ask.mutate();
  };
  const wrong = (tried || problem === 'phoneOdd') && problem ? say(problem) : null;

  return (
    <Entrance title={say('welcome', { brand: name })} lead={say('lead')} heading={heading}>
      <EndedNotice />
      <form onSubmit={submit} noValidate>
        <Field
          label={say('phone')}
          hint={say('phoneHint')}
          problem={wrong ?? (ask.error ? textOf(ask.error) : null)}
          type="tel"
          name="phone"
          autoComplete="tel"
          value={groupPhone(phone)}
          onChange={(event) => {
            setPhone(cleanPhone(event.target.value));
            ask.reset();
          }}
          inputMode="tel"
          maxLength={24}
          style={phoneStyle}
        />
        <div style={{ marginTop: 12 }}>
          <PrimaryButton type="submit" busy={ask.isPending}>
            {say('sendCode')}
          </PrimaryButton>
        </div>
      </form>
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
