import { formatRupiah, parseMoney } from '@hexaflate/contract/money';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useNavigate } from 'react-router';
import { useWords } from '../../words/words.ts';
import { ProblemBox } from '../sell/confirm/problem-box.tsx';
import { useSessionLimits } from './use-session-limits.ts';
import { safetyWords } from './words.ts';

/**
 * On the confirm sheet: what a new device, or an agent who is not verified, may still sell, before the server has to
 * refuse it. `cost` in rupiah, wire.
 */
export function NewDeviceNote({ cost }: { cost: string }) {
  const say = useWords(safetyWords);
  const limits = useSessionLimits();
  if (!limits) return null;
  const { perOrder, total, unverified } = limits;
  const price = parseMoney(cost);
  if (unverified?.perOrder && price > parseMoney(unverified.perOrder))
    return <Unverified text={say('unverifiedOrder', { max: formatRupiah(unverified.perOrder) })} />;
  if (unverified?.total && price > parseMoney(unverified.total.left))
    return (
      <Unverified
        text={say('unverifiedTotal', {
          left: formatRupiah(unverified.total.left),
          max: formatRupiah(unverified.total.max),
        })}
      />
    );
  if (limits.safeBecause !== null) return null;
  if (perOrder && price > parseMoney(perOrder))
    return <Over text={say('overOrder', { max: formatRupiah(perOrder) })} />;
  if (!total) return null;
  const values = { left: formatRupiah(total.left), max: formatRupiah(total.max) };
  if (price > parseMoney(total.left)) return <Over text={say('overTotal', values)} />;
  return <Quiet>{say('note', values)}</Quiet>;
}

function Over({ text }: { text: string }) {
  const say = useWords(safetyWords);
  return (
    <ProblemBox tone="waiting" title={say('overTitle')} text={text}>
      <SeeDevices />
    </ProblemBox>
  );
}

function Unverified({ text }: { text: string }) {
  const say = useWords(safetyWords);
  return (
    <ProblemBox tone="waiting" title={say('unverifiedTitle')} text={text}>
      <VerifyIdentity />
    </ProblemBox>
  );
}

/** Leads to the documents that lift the limits of an agent who is not verified. */
export function VerifyIdentity() {
  const say = useWords(safetyWords);
  const navigate = useNavigate();
  return (
    <Button color="inherit" onClick={() => void navigate('/identity', { viewTransition: true })}>
      {say('verify')}
    </Button>
  );
}

/** Leads to where the limits of a new device are lifted; to the documents at once where they lift them. */
export function SeeDevices() {
  const say = useWords(safetyWords);
  const navigate = useNavigate();
  const limits = useSessionLimits();
  const go = (to: string) => () => void navigate(to, { viewTransition: true });
  return (
    <>
      <Button color="inherit" onClick={go('/devices')}>
        {say('see')}
      </Button>
      {limits?.canVerifyIdentity && (
        <Button color="inherit" onClick={go('/identity')}>
          {say('verify')}
        </Button>
      )}
    </>
  );
}

const Quiet = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.8125rem', color: theme.scheme.muted }));
