import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import CloudOffIcon from '~icons/material-symbols/cloud-off-outline-rounded';
import { explain } from '../api/explain.ts';
import { EmptyState } from './empty-state.tsx';

/** In place of what could not be read: why, and a way to try again. */
export function FailedToLoad({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        icon={<CloudOffIcon />}
        title={t('problem.title')}
        text={explain(error, t)}
        action={
          <Button variant="outlined" size="small" onClick={retry}>
            {t('action.retry')}
          </Button>
        }
      />
    </div>
  );
}
