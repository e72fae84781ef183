import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { useAnnounce } from '../parts/announce.tsx';
import { FactorSetUp } from './factor-set-up.tsx';

interface MyAppProps {
  on: boolean;
  /** Told when it was set up or taken away, with the recovery codes if there are new ones. */
  onChanged: (codes: readonly string[] | null) => void;
}

/** My authenticator app: set up, or taken away. */
export function MyApp({ on, onChanged }: MyAppProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const turnOff = useMutation({
    mutationFn: () => call('DELETE /admin/second-factor'),
    onSuccess: () => {
      announce(t('factor.turnedOff'));
      onChanged(null);
    },
  });
  return (
    <Stack spacing={1.5}>
      <Typography variant="h3" component="h2">
        {t('factor.app')}
      </Typography>
      {turnOff.error && <Alert severity="error">{explain(turnOff.error, t)}</Alert>}
      <Typography variant="body2" color="textSecondary">
        {t(on ? 'factor.on' : 'factor.off')}
      </Typography>
      {on ? (
        <Button color="error" variant="outlined" loading={turnOff.isPending} onClick={() => turnOff.mutate()}>
          {t('factor.turnOff')}
        </Button>
      ) : (
        <FactorSetUp onCodes={onChanged} />
      )}
    </Stack>
  );
}
