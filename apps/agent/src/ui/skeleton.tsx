import { styled } from '@mui/material/styles';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';

/** A bar where text will stand. Sizes are CSS lengths; give it the height of what it stands for. */
export function Bone({ width = '100%', height = '1em', radius = 8 }: BoneProps) {
  return <Shimmer style={{ width, height, borderRadius: radius }} />;
}

interface BoneProps {
  width?: string | number;
  height?: string | number;
  radius?: number | string;
}

/** Rows shaped like a list of transactions or notifications. */
export function RowSkeletons({ count }: { count: number }) {
  const say = useWords(sharedWords);
  return (
    <div role="status" aria-label={say('loading')}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity that never move
        <Row key={index} aria-hidden>
          <Bone width={44} height={44} radius="32%" />
          <div style={{ flex: 1, display: 'grid', gap: 8 }}>
            <Bone width="55%" height="0.95rem" />
            <Bone width="38%" height="0.8rem" />
          </div>
          <Bone width="4.5rem" height="0.95rem" />
        </Row>
      ))}
    </div>
  );
}

const Row = styled('div')({ display: 'flex', alignItems: 'center', gap: 12, minHeight: 72 });

const Shimmer = styled('span')(({ theme }) => ({
  display: 'block',
  maxWidth: '100%',
  background: theme.scheme.outline,
  animation: 'shimmer 1.4s ease-in-out infinite',
}));
