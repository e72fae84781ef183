import { styled } from '@mui/material/styles';
import NoPhotography from '~icons/material-symbols/no-photography-outline-rounded';
import { EmptyState } from '../../../ui/notice.tsx';
import { useWords } from '../../../words/words.ts';
import type { CameraState } from './use-camera.ts';
import { cameraWords } from './words.ts';

/** Says why no camera is shown, and that there is another way. */
export function NoCamera({ state }: { state: CameraState }) {
  const say = useWords(cameraWords);
  const refused = state === 'refused';
  return (
    <Box role="status">
      <EmptyState
        icon={NoPhotography}
        title={refused ? say('refusedTitle') : say('missingTitle')}
        text={refused ? say('refusedText') : say('missingText')}
      />
    </Box>
  );
}

const Box = styled('div')({ marginBottom: 8 });
