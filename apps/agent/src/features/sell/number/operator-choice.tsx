import type { Operator } from '@hexaflate/contract/catalog';
import { styled } from '@mui/material/styles';
import { OperatorTile } from '../../../ui/operator-tile.tsx';
import { useWords } from '../../../words/words.ts';
import { closedWord } from '../products/closed-word.ts';
import { sellWords } from '../words.ts';

interface OperatorChoiceProps {
  title: string;
  operators: readonly Operator[];
  chosen: Operator | null;
  onChoose: (operator: Operator) => void;
}

/** Tiles for operators that no number gives away: e-wallets, games, utilities. */
export function OperatorChoice({ title, operators, chosen, onChoose }: OperatorChoiceProps) {
  const say = useWords(sellWords);
  return (
    <section aria-label={title}>
      <Grid>
        {operators.map((operator) => (
          <Tile
            key={operator.code}
            type="button"
            aria-pressed={operator.code === chosen?.code}
            onClick={() => onChoose(operator)}
          >
            <OperatorTile name={operator.name} size={40} />
            <Name>{operator.name}</Name>
            {operator.closed && <Closed>{say(closedWord[operator.closed])}</Closed>}
          </Tile>
        ))}
      </Grid>
    </section>
  );
}

const Grid = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(6rem, 1fr))',
  gap: 10,
});

const Tile = styled('button')(({ theme }) => ({
  display: 'grid',
  justifyItems: 'center',
  alignContent: 'start',
  gap: 6,
  minHeight: 92,
  padding: '12px 6px 8px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.tile,
  background: theme.scheme.card,
  color: theme.scheme.text,
  cursor: 'pointer',
  transition: 'border-color var(--motion) var(--ease), background var(--motion) var(--ease)',
  '&[aria-pressed="true"]': {
    borderColor: theme.scheme.primary,
    boxShadow: `inset 0 0 0 1px ${theme.scheme.primary}`,
    background: theme.scheme.container,
    color: theme.scheme.onContainer,
  },
}));

const Name = styled('span')({
  fontSize: '0.8125rem',
  fontWeight: 650,
  lineHeight: 1.25,
  textAlign: 'center',
});
const Closed = styled('span')({ fontSize: '0.75rem', lineHeight: 1.2, textAlign: 'center' });
