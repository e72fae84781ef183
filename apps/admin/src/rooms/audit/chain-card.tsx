import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import ChainIcon from '~icons/material-symbols/link-rounded';
import { call } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';

/** Whether the trail holds together, on request: all of it is read for that. */
export function ChainCard() {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: () => call('GET /admin/audit/verify') });
  const { data, error } = verify;
  const head = data?.head && `${data.head.seq}:${data.head.hash}`;
  return (
    <PanelCard
      title={t('audit.chain')}
      aside={
        <Button
          size="small"
          startIcon={<ChainIcon />}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('audit.verify')}
        </Button>
      }
    >
      <Box sx={{ px: 2, py: 1.5, display: 'grid', gap: 1 }}>
        <Typography variant="body2" color="textSecondary" sx={{ maxWidth: '46rem' }}>
          {t('audit.chainText')}
        </Typography>
        <Box role="status" sx={{ display: 'grid', gap: 1, '&:empty': { display: 'none' } }}>
          {error && <Alert severity="error">{explain(error, t)}</Alert>}
          {data?.broken && (
            <Alert severity="error">{t(`audit.broken.${data.broken.why}`, { seq: data.broken.seq })}</Alert>
          )}
          {data && !data.broken && (
            <Alert severity="success">{t('audit.whole', { count: data.entries })}</Alert>
          )}
          {head && (
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}>
              <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{t('audit.head', { head })}</Box>
              <CopyButton text={head} label={t('audit.copyHead')} />
            </Box>
          )}
        </Box>
      </Box>
    </PanelCard>
  );
}
