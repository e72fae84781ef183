import type { Installation, PurposeFormat } from '@hexaflate/contract/installation';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { PanelCard } from '../../parts/panel-card.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { PurposeRow } from './purpose-row.tsx';
import { proposalOf, useDecisions } from './use-decisions.ts';

interface PurposeFormatsProps {
  installation: Installation;
  open: (format: PurposeFormat) => void;
}

/** How each kind of order is said to Otomax, and the operator's word on it. */
export function PurposeFormats({ installation: { purposes, asFound }, open }: PurposeFormatsProps) {
  const { t } = useTranslation();
  const { confirm } = useDecisions();
  const agrees = useMay()('otomax.agree');
  const spoken = purposes.filter(({ state }) => state !== 'missing');
  const silent = purposes.filter(({ state }) => state === 'missing');
  const proposals = purposes
    .filter(({ state }) => state === 'unconfirmed')
    .flatMap((format) => proposalOf(format) ?? []);
  return (
    <PanelCard
      title={t('otomax.formats')}
      aside={
        agrees &&
        proposals.length > 0 && (
          <Button
            size="small"
            variant="contained"
            loading={confirm.isPending}
            onClick={() => confirm.mutate(proposals)}
          >
            {t('otomax.confirmAll', { count: proposals.length })}
          </Button>
        )
      }
    >
      <Typography color="textSecondary" variant="body2" sx={{ px: 2, pt: 1.25, pb: 0.5, maxWidth: '46rem' }}>
        {t(asFound ? 'otomax.formatsSandbox' : 'otomax.formatsReal')}
      </Typography>
      <Box component="ul" aria-label={t('otomax.formats')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {spoken.map((format) => (
          <PurposeRow key={format.purpose} format={format} asFound={asFound} open={() => open(format)} />
        ))}
      </Box>
      {silent.length > 0 && (
        <Box sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider', fontSize: '0.8125rem' }}>
          <Box sx={{ color: 'text.secondary' }}>{t('otomax.without')}</Box>
          <Box component="ul" aria-label={t('otomax.without')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {silent.map((format) => {
              const purpose = t(`otomax.purpose.${format.purpose}`);
              return (
                <Box component="li" key={format.purpose} sx={quietRow}>
                  {purpose}
                  <Button
                    size="small"
                    data-row
                    sx={{ whiteSpace: 'nowrap' }}
                    aria-label={t('otomax.writeOf', { purpose })}
                    onClick={() => open(format)}
                  >
                    {t('otomax.write')}
                  </Button>
                </Box>
              );
            })}
          </Box>
        </Box>
      )}
    </PanelCard>
  );
}

const quietRow = {
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'center',
  gap: 2,
  mr: -1.5,
} as const;
