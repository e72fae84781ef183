import { styled } from '@mui/material/styles';
import { Bone } from '../parts/bone.tsx';
import { useWidgetWords } from '../words.ts';

/** The usual home, in the sizes that it will have, for the first seconds of a first start. */
export function HomeSkeleton() {
  const say = useWidgetWords();
  return (
    <Whole role="status" aria-label={say('loading')}>
      <Card>
        <Bone width="5rem" height="1rem" />
        <Bone width="11rem" height="1.9rem" />
        <Bone width="13rem" height="0.9rem" />
        <Bone height="3.5rem" radius={14} />
      </Card>
      <Grid>
        {Array.from({ length: 8 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tiles without identity that never move
          <Cell key={index}>
            <Bone width={56} height={56} radius={18} />
            <Bone width="3.2rem" height="0.8rem" />
          </Cell>
        ))}
      </Grid>
    </Whole>
  );
}

const Whole = styled('div')({ display: 'grid', gap: 20 });
const Card = styled('div')(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  gap: 12,
  margin: '-68px 16px 0',
  padding: 18,
  minHeight: '13.5rem',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
}));
const Grid = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(4, 1fr)',
  gap: '16px 4px',
  padding: '0 16px',
});
const Cell = styled('div')({ display: 'grid', justifyItems: 'center', gap: 10, minHeight: 84 });
