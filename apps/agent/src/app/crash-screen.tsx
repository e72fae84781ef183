import Button from '@mui/material/Button';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import { EmptyState } from '../ui/notice.tsx';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';

/** Stands in for a screen that broke, or whose chunk could not be loaded. */
export function CrashScreen() {
  const say = useWords(sharedWords);
  return (
    <main style={{ padding: '40px 20px' }}>
      <EmptyState
        icon={ErrorIcon}
        title={say('crashTitle')}
        text={say('crashText')}
        action={
          <Button variant="contained" onClick={() => location.reload()}>
            {say('reload')}
          </Button>
        }
      />
    </main>
  );
}
