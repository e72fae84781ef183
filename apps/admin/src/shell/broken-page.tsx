import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import { EmptyState } from '../parts/empty-state.tsx';

/** When drawing a room failed, or its part of the panel was replaced by a newer version meanwhile. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<ErrorIcon />}
      title={t('problem.title')}
      text={t('problem.unexpected')}
      action={
        <Button variant="outlined" onClick={() => location.reload()}>
          {t('problem.reload')}
        </Button>
      }
    />
  );
}
