import type { Closing } from '@hexaflate/contract/closing';
import { formatRupiah } from '@hexaflate/contract/money';
import Checkbox from '@mui/material/Checkbox';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { endSessionHere } from '../../session/sign-out.ts';
import { Field } from '../../ui/field.tsx';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { PinSheet } from './pin-sheet.tsx';
import { closingQuery } from './queries.ts';
import { accountWords } from './words.ts';

/** Closing the account: what it means in words, the word that they were read, and the PIN. */
export function CloseAccountScreen() {
  const say = useWords(accountWords);
  const closing = useQuery(closingQuery);
  return (
    <Page title={say('closeTitle')} parent="/account/data">
      {closing.isPending && <RowSkeletons count={4} />}
      {closing.isError && !closing.data && (
        <ErrorState error={closing.error} onRetry={() => void closing.refetch()} />
      )}
      {closing.data && <CloseForm closing={closing.data} />}
    </Page>
  );
}

function CloseForm({ closing }: { closing: Closing }) {
  const say = useWords(accountWords);
  const [reason, setReason] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = useMutation({
    mutationFn: (pin: string) => call('POST /closing', { body: { pin, understood: true, reason } }),
    onSuccess: endSessionHere,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (understood) setAsking(true);
  };
  const days = closing.graceDays;
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Consequences>
          <li>{say('closeNow')}</li>
          <li>{say('closeLater', { days })}</li>
          <li>{say('closeBalance', { balance: formatRupiah(closing.balance) })}</li>
          {closing.openOrders > 0 && <li>{say('closeOrders', { count: closing.openOrders })}</li>}
          <li>{say('closeKept')}</li>
        </Consequences>
        <Field
          label={say('closeReason')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        <Understood>
          <Checkbox checked={understood} onChange={(_, checked) => setUnderstood(checked)} edge="start" />
          <span>{say('closeUnderstood', { days })}</span>
        </Understood>
        <PrimaryButton type="submit" disabled={!understood}>
          {say('closeGo')}
        </PrimaryButton>
      </form>
      <PinSheet
        open={asking}
        title={say('closeTitle')}
        text={say('closePin', { days })}
        action={say('closeGo')}
        busy={close.isPending}
        error={close.error}
        onPin={(pin) => close.mutate(pin)}
        onClose={() => {
          setAsking(false);
          close.reset();
        }}
      />
    </>
  );
}

const Consequences = styled('ul')(({ theme }) => ({
  margin: '0 0 20px',
  padding: '16px 20px 16px 40px',
  display: 'grid',
  gap: 10,
  lineHeight: 1.5,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
}));
const Understood = styled('label')({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 56,
  marginBottom: 16,
  lineHeight: 1.45,
  fontSize: '0.9375rem',
  cursor: 'pointer',
});
