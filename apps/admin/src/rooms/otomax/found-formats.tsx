import type { FoundFormat } from '@hexaflate/contract/installation';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import ListIcon from '~icons/material-symbols/receipt-long-outline-rounded';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { FormatPieces } from './format-pieces.tsx';
import { problemWords } from './problem-words.ts';

/** Every message format that Otomax has, the ones that we never use as well: they may take our messages. */
export function FoundFormats({ found, open }: { found: FoundFormat[]; open: (format: FoundFormat) => void }) {
  const { t } = useTranslation();
  return (
    <PanelCard
      title={t('otomax.all')}
      aside={
        <Typography variant="caption" color="textSecondary">
          {t('otomax.allCount', { count: found.length })}
        </Typography>
      }
    >
      {found.length === 0 && (
        <EmptyState icon={<ListIcon />} title={t('otomax.noFormats')} text={t('otomax.noFormatsText')} />
      )}
      <Box component="ul" aria-label={t('otomax.all')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {found.map((format) => (
          <Box component="li" key={format.name} sx={row}>
            <Box sx={{ gridArea: 'name', minWidth: 0, overflowWrap: 'anywhere' }}>
              <Box sx={{ fontWeight: 650 }}>{format.name}</Box>
              <Box sx={{ color: 'text.secondary' }}>{format.description}</Box>
            </Box>
            <Box sx={{ gridArea: 'text', minWidth: 0 }}>
              <FormatPieces pieces={format.pieces} text={format.template} />
              {format.problem && (
                <Box sx={{ color: (theme) => theme.scheme.failed.main }}>
                  {t('otomax.unread', { problem: problemWords(format.problem, t) })}
                </Box>
              )}
              {format.purposes.length > 0 && (
                <Box sx={{ color: 'text.secondary' }}>
                  {t('otomax.usedFor', {
                    purposes: format.purposes.map((purpose) => t(`otomax.purpose.${purpose}`)).join(', '),
                  })}
                </Box>
              )}
            </Box>
            <Button
              size="small"
              data-row
              aria-label={t('otomax.tryOf', { name: format.name })}
              onClick={() => open(format)}
              sx={{ gridArea: 'try', mr: -1.5 }}
            >
              {t('otomax.try')}
            </Button>
          </Box>
        ))}
      </Box>
    </PanelCard>
  );
}

const row = {
  display: 'grid',
  gap: { xs: 0.5, sm: 2 },
  gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '11rem minmax(0, 1fr) auto' },
  gridTemplateAreas: { xs: '"name try" "text text"', sm: '"name text try"' },
  alignItems: 'center',
  px: 2,
  py: 0.9,
  fontSize: '0.8125rem',
  '& + &': { borderTop: 1, borderColor: 'divider' },
} as const;
