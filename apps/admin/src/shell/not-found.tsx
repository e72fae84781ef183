import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import HelpIcon from '~icons/material-symbols/help-outline-rounded';
import { EmptyState } from '../parts/empty-state.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<HelpIcon />}
      title={t('shell.notFound')}
      text={t('shell.notFoundText')}
      action={
        <Button variant="outlined" component={Link} to="/">
          {t('shell.home')}
        </Button>
      }
    />
  );
}
