import { styled } from '@mui/material/styles';
import { Money } from '../../ui/money.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { useMe } from '../home/home-queries.ts';
import { sellWords } from './words.ts';

/** The balance at the bottom of the sell screen, beside the next step in words. */
export function BalanceBar({ hint }: { hint: string }) {
  const say = useWords(sellWords);
  const { data: me } = useMe();
  return (
    <Row>
      <div>
        <Caption>{say('balance')}</Caption>
        <Amount>{me ? <Money amount={me.balance} /> : <Bone width="8rem" height="1.35rem" />}</Amount>
      </div>
      <Hint>{hint}</Hint>
    </Row>
  );
}

const Row = styled('div')({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
});
const Caption = styled('div')(({ theme }) => ({ fontSize: '0.75rem', color: theme.scheme.muted }));
const Amount = styled('div')({ fontSize: '1.125rem', fontWeight: 750, minHeight: '1.6rem' });
const Hint = styled('div')(({ theme }) => ({ fontSize: '0.8125rem', color: theme.scheme.muted }));
