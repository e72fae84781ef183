import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { factorQuery, keys } from '../api/queries.ts';
import { useAnnounce } from '../parts/announce.tsx';
import { FailedToLoad } from '../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../parts/rows-skeleton.tsx';
import { FactorSetUp } from './factor-set-up.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** My second factor: on or off, its recovery codes, and turning it off. */
export function FactorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { data, error, refetch } = useQuery(factorQuery);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: keys.factor });
    void client.invalidateQueries({ queryKey: keys.account });
  };
  const renew = useMutation({
    mutationFn: () => call('POST /admin/second-factor/recovery-codes'),
    onSettled: refresh,
  });
  const turnOff = useMutation({
    mutationFn: () => call('DELETE /admin/second-factor'),
    onSuccess: () => {
      announce(t('factor.turnedOff'));
      onClose();
    },
    onSettled: refresh,
  });
  const problem = renew.error ?? turnOff.error;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="second-factor">
      <DialogTitle id="second-factor">{t('factor.menu')}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          {problem && <Alert severity="error">{explain(problem, t)}</Alert>}
          {renew.data ? (
            <RecoveryCodes codes={renew.data.codes} onDone={renew.reset} />
          ) : data?.on ? (
            <>
              <Typography>{t('factor.on')}</Typography>
              <Typography color="textSecondary">
                {t('factor.left', { count: data.recoveryCodesLeft })}
              </Typography>
              <Button variant="outlined" loading={renew.isPending} onClick={() => renew.mutate()}>
                {t('factor.renew')}
              </Button>
              <Button color="error" loading={turnOff.isPending} onClick={() => turnOff.mutate()}>
                {t('factor.turnOff')}
              </Button>
            </>
          ) : data ? (
            <>
              <Typography>{t('factor.off')}</Typography>
              <FactorSetUp onDone={refresh} />
            </>
          ) : error ? (
            <FailedToLoad error={error} retry={() => void refetch()} />
          ) : (
            <RowsSkeleton rows={2} />
          )}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ p: 2, pt: 0 }}>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
