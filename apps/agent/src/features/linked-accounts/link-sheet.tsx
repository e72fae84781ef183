import { ApiError } from '@hexaflate/contract/client';
import type { Provider } from '@hexaflate/contract/sign-in';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { inGroups } from '../../format/groups.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { providerName } from '../../words/provider-name.ts';
import { useWords } from '../../words/words.ts';
import { CodeInput } from '../sign-in/code-input.tsx';
import { goTo } from '../sign-in/provider.ts';
import { useSecondsLeft } from '../sign-in/use-seconds-left.ts';
import { linkedWords } from './words.ts';

const DIGITS = 6;

interface LinkSheetProps {
  /** Null while nothing is being linked. */
  provider: Provider | null;
  phone: string;
  onClose: () => void;
}

/** Sends a code to the agent's own number, takes it, and goes on to the provider. */
export function LinkSheet({ provider, phone, onClose }: LinkSheetProps) {
  const say = useWords(linkedWords);
  return (
    <Sheet open={provider !== null} onClose={onClose} title={say('codeTitle')} showTitle>
      {provider && <CodeStep provider={provider} phone={phone} onLinked={onClose} />}
    </Sheet>
  );
}

interface CodeStepProps {
  provider: Provider;
  phone: string;
  onLinked: () => void;
}

function CodeStep({ provider, phone, onLinked }: CodeStepProps) {
  const say = useWords(linkedWords);
  const textOf = useErrorText();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  // Once for each time that the sheet opens: asking sends a message.
  const sent = useQuery({
    queryKey: keys.linkCode,
    queryFn: () => call('POST /auth/code', { body: { phone } }),
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const go = useMutation({
    mutationFn: async (typed: string) => {
      const body = { provider, challengeId: sent.data?.challengeId ?? '', code: typed };
      const proof = await goTo('link', provider, await call('POST /linked-accounts', { body }));
      await call('POST /linked-accounts/finish', { body: proof });
      await client.invalidateQueries({ queryKey: keys.linkedAccounts });
    },
    onSuccess: onLinked,
    onError: () => setCode(''),
  });
  const wait = sent.error instanceof ApiError ? sent.error.details.retryAfter : undefined;
  const left = useSecondsLeft(typeof wait === 'number' ? sent.errorUpdatedAt + wait * 1000 : 0);
  const name = providerName(provider);
  if (sent.isError)
    return (
      <>
        <Problem role="alert">{textOf(sent.error)}</Problem>
        <PrimaryButton busy={sent.isFetching} disabled={left > 0} onClick={() => void sent.refetch()}>
          {left > 0 ? say('sendIn', { seconds: left }) : say('send')}
        </PrimaryButton>
      </>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === DIGITS) go.mutate(code);
      }}
    >
      <Lead>{say('codeLead', { phone: inGroups(phone), provider: name })}</Lead>
      <CodeInput
        label={say('codeLabel')}
        digits={DIGITS}
        value={code}
        onChange={(typed) => {
          setCode(typed);
          if (typed.length > 0) go.reset();
        }}
        problem={go.error ? textOf(go.error) : null}
      />
      <PrimaryButton type="submit" busy={go.isPending} disabled={!sent.data || code.length < DIGITS}>
        {say('goOn', { provider: name })}
      </PrimaryButton>
    </form>
  );
}

const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '8px 0 16px',
  color: theme.scheme.muted,
}));
const Problem = styled('p')(({ theme }) => ({
  margin: '8px 0 16px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
