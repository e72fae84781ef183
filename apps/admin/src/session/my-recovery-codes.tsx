import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { accountQuery } from '../api/queries.ts';

interface MyRecoveryCodesProps {
  left: number;
  onRenewed: (codes: readonly string[]) => void;
}

/** How many recovery codes are left, and the way to new ones. */
export function MyRecoveryCodes({ left, onRenewed }: MyRecoveryCodesProps) {
  const { t } = useTranslation();
  const { data: account } = useQuery(accountQuery);
  const renew = useMutation({
    mutationFn: () => call('POST /admin/second-factor/recovery-codes'),
    onSuccess: ({ codes }) => onRenewed(codes),
  });
  const on = account?.secondFactor !== 'off';
  return (
    <Stack spacing={1.5}>
      <Typography variant="h3" component="h2">
        {t('factor.codesTitle')}
      </Typography>
      {renew.error && <Alert severity="error">{explain(renew.error, t)}</Alert>}
      <Typography variant="body2" color="textSecondary">
        {on ? t('factor.left', { count: left }) : t('factor.codesNone')}
      </Typography>
      {on && (
        <Button variant="outlined" loading={renew.isPending} onClick={() => renew.mutate()}>
          {t('factor.renew')}
        </Button>
      )}
    </Stack>
  );
}
