import { styled } from '@mui/material/styles';
import { Bone } from '../../../ui/skeleton.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { useWords } from '../../../words/words.ts';

/** Tiles shaped like the products that are on their way. */
export function ProductSkeletons() {
  const say = useWords(sharedWords);
  return (
    <Grid role="status" aria-label={say('loading')}>
      {Array.from({ length: 6 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tiles without identity that never move
        <Bone key={index} height={84} radius={18} />
      ))}
    </Grid>
  );
}

const Grid = styled('div')({ display: 'grid', gap: 10, gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' });
