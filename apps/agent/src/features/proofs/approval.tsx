import { formatRupiah } from '@hexaflate/contract/money';
import type { Proof } from '@hexaflate/contract/proofs';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { clockTime } from '../../format/dates.ts';
import { inGroups } from '../../format/groups.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { PrimaryButton, QuietButton } from '../../ui/primary-button.tsx';
import { sharedWords } from '../../words/shared.ts';
import { useLocale, useWords } from '../../words/words.ts';
import { FactRow } from '../sell/confirm/fact-row.tsx';
import { proofWords } from './words.ts';

/** What another device asks, from where, and the two answers; then what the answer meant. */
export function Approval({ proof, onDone }: { proof: Proof; onDone: () => void }) {
  const say = useWords(proofWords);
  const client = useQueryClient();
  const textOf = useErrorText();
  const answer = useMutation({
    mutationFn: (approve: boolean) =>
      call('POST /proofs/{id}/answer', { params: { id: proof.id }, body: { approve } }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.proofs }),
  });
  if (answer.data) return <Answered approved={answer.data.status === 'given'} onDone={onDone} />;
  return (
    <Stack>
      <Text>{say('askText', { device: proof.asker.deviceName })}</Text>
      <What proof={proof} />
      <Warning>{say('askWarning')}</Warning>
      {answer.error && <Wrong role="alert">{textOf(answer.error)}</Wrong>}
      <Buttons>
        <PrimaryButton
          busy={answer.isPending && answer.variables}
          disabled={answer.isPending && !answer.variables}
          onClick={() => answer.mutate(true)}
        >
          {say('approve')}
        </PrimaryButton>
        <QuietButton disabled={answer.isPending} onClick={() => answer.mutate(false)}>
          {say('refuse')}
        </QuietButton>
      </Buttons>
    </Stack>
  );
}

function What({ proof }: { proof: Proof }) {
  const say = useWords(proofWords);
  const locale = useLocale();
  const { product, destination, amount } = proof.about;
  return (
    <div>
      <Deed>{say(`purpose.${proof.purpose}`)}</Deed>
      {product && <FactRow label={say('askProduct')}>{product}</FactRow>}
      {destination && <FactRow label={say('askDestination')}>{inGroups(destination)}</FactRow>}
      {amount && <FactRow label={say('askAmount')}>{formatRupiah(amount)}</FactRow>}
      <FactRow label={say('askFrom')}>{proof.asker.deviceName}</FactRow>
      {proof.asker.address && <FactRow label={say('askWhere')}>{proof.asker.address}</FactRow>}
      <FactRow label={say('askAt')}>{clockTime(proof.createdAt, locale)}</FactRow>
      <FactRow label={say('askUntil')}>{clockTime(proof.expiresAt, locale)}</FactRow>
    </div>
  );
}

function Answered({ approved, onDone }: { approved: boolean; onDone: () => void }) {
  const say = useWords(proofWords);
  const shared = useWords(sharedWords);
  const navigate = useNavigate();
  return (
    <Stack role="status">
      <Deed>{say(approved ? 'approved' : 'refusedTitle')}</Deed>
      <Text>{say(approved ? 'approvedText' : 'refusedText')}</Text>
      <Buttons>
        {approved ? (
          <PrimaryButton onClick={onDone}>{shared('close')}</PrimaryButton>
        ) : (
          <>
            <PrimaryButton
              onClick={() => {
                onDone();
                void navigate('/devices', { viewTransition: true });
              }}
            >
              {say('seeDevices')}
            </PrimaryButton>
            <QuietButton onClick={onDone}>{shared('close')}</QuietButton>
          </>
        )}
      </Buttons>
    </Stack>
  );
}

const Stack = styled('div')({ display: 'grid', gap: 14, paddingTop: 8 });
const Buttons = styled('div')({ display: 'grid', gap: 10 });
const Deed = styled('p')(({ theme }) => ({ ...theme.typography.h3, margin: '0 0 6px' }));
const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: 0,
  color: theme.scheme.muted,
}));
const Warning = styled('p')(({ theme: { scheme, corner } }) => ({
  margin: 0,
  padding: '12px 14px',
  borderRadius: corner.button,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  fontWeight: 600,
  background: scheme.waiting.soft,
  color: scheme.waiting.onSoft,
}));
const Wrong = styled('p')(({ theme }) => ({ margin: 0, fontWeight: 600, color: theme.scheme.failed.main }));
