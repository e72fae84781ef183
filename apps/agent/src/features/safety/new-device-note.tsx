import { formatRupiah, parseMoney } from '@hexaflate/contract/money';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useNavigate } from 'react-router';
import { useWords } from '../../words/words.ts';
import { ProblemBox } from '../sell/confirm/problem-box.tsx';
import { useSessionLimits } from './use-session-limits.ts';
import { safetyWords } from './words.ts';

/** On the confirm sheet: what a new device may still sell, before the server has to refuse it. `cost` in rupiah, wire. */
export function NewDeviceNote({ cost }: { cost: string }) {
  const say = useWords(safetyWords);
  const limits = useSessionLimits();
  if (!limits || limits.safeBecause !== null) return null;
  const { perOrder, total } = limits;
  const price = parseMoney(cost);
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
