import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Doorway } from './doorway.tsx';

/** Stands where the form would, at an address where a password could be read on the way. */
export function PlainHttpNotice() {
  const { t } = useTranslation();
  return (
    <Doorway title={t('sign.plainTitle')} text={t('sign.plainText')}>
      <Typography>{t('sign.plainRemedy')}</Typography>
    </Doorway>
  );
}
