import Button from '@mui/material/Button';
import { useNavigate } from 'react-router';
import Hexagon from '~icons/material-symbols/hexagon-outline-rounded';
import { EmptyState } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const say = useWords(sharedWords);
  const navigate = useNavigate();
  return (
    <Page title={say('notFoundTitle')} hideTitle>
      <EmptyState
        icon={Hexagon}
        title={say('notFoundTitle')}
        text={say('notFoundText')}
        action={
          <Button variant="contained" onClick={() => void navigate('/', { replace: true })}>
            {say('toHome')}
          </Button>
        }
      />
    </Page>
  );
}
