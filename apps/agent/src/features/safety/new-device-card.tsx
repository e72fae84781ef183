import { formatRupiah } from '@hexaflate/contract/money';
import type { SessionLimits } from '@hexaflate/contract/safety';
import type { Locale } from '@hexaflate/contract/wire';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { clockTime, dayText } from '../../format/dates.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { QuietButton } from '../../ui/primary-button.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { ProofSheet } from '../proofs/proof-sheet.tsx';
import { FactRow } from '../sell/confirm/fact-row.tsx';
import { useSessionLimits } from './use-session-limits.ts';
import { safetyWords } from './words.ts';

const wish = { purpose: 'session.safe' } as const;

/** On the screen of devices: what this one may still sell while it is new, and the ways out of that. */
export function NewDeviceCard() {
  const say = useWords(safetyWords);
  const limits = useSessionLimits();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const makeSafe = useMutation({
    mutationFn: (proofId: string) => call('POST /session/safe', { body: { proofId } }),
    onSuccess: (fresh) => client.setQueryData(keys.sessionLimits, fresh),
    onSettled: () => setAsking(false),
  });
  const textOf = useErrorText();
  if (makeSafe.isSuccess) return <Card role="status">{say('nowSafe')}</Card>;
  if (!limits || limits.safeBecause !== null || (!limits.perOrder && !limits.total)) return null;
  return (
    <Card>
      <Title>{say('title')}</Title>
      <Text>{say('lead')}</Text>
      <Limits limits={limits} />
      {makeSafe.error && <Wrong role="alert">{textOf(makeSafe.error)}</Wrong>}
      {limits.canAskDevice ? (
        <QuietButton disabled={makeSafe.isPending} onClick={() => setAsking(true)}>
          {say('ask')}
        </QuietButton>
      ) : (
        <Text>{say('askAdmin')}</Text>
      )}
      {limits.canVerifyIdentity && (
        <>
          <Text>{say('verifyLead')}</Text>
          <QuietButton onClick={() => void navigate('/identity', { viewTransition: true })}>
            {say('verify')}
          </QuietButton>
        </>
      )}
      <ProofSheet wish={wish} open={asking} onClose={() => setAsking(false)} onGiven={makeSafe.mutate} />
    </Card>
  );
}

function Limits({ limits: { perOrder, total, safeAt } }: { limits: SessionLimits }) {
  const say = useWords(safetyWords);
  const locale = useLocale();
  return (
    <div>
      {perOrder && (
        <FactRow label={say('perOrder')}>{say('atMost', { max: formatRupiah(perOrder) })}</FactRow>
      )}
      {total && (
        <>
          <FactRow label={say('perDay')}>{say('atMost', { max: formatRupiah(total.max) })}</FactRow>
          <FactRow label={say('left')}>{formatRupiah(total.left)}</FactRow>
          {total.moreAt && <Text>{say('moreAt', { time: momentText(total.moreAt, locale) })}</Text>}
        </>
      )}
      {safeAt && <Text>{say('safeAt', { time: momentText(safeAt, locale) })}</Text>}
    </div>
  );
}

/** "27 Nov 2026 06.12". */
function momentText(instant: string, locale: Locale): string {
  return `${dayText(instant, locale)} ${clockTime(instant, locale)}`;
}

const Card = styled('section')(({ theme: { scheme, corner } }) => ({
  display: 'grid',
  gap: 10,
  marginBottom: 20,
  padding: 16,
  borderRadius: corner.card,
  background: scheme.card,
  border: `1px solid ${scheme.outline}`,
}));
const Title = styled('h2')(({ theme }) => ({ ...theme.typography.h3, margin: 0 }));
const Text = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.875rem', color: theme.scheme.muted }));
const Wrong = styled('p')(({ theme }) => ({ margin: 0, fontWeight: 600, color: theme.scheme.failed.main }));
