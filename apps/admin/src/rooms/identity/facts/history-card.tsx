import type { DocumentEvent } from '@hexaflate/contract/identity';
import { repairReasons } from '@hexaflate/contract/repair-reasons';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatMoment } from '../../../format/time.ts';
import { useSentence } from '../../../format/use-sentence.ts';
import { useWords } from '../../../format/use-words.ts';
import { PanelCard } from '../../../parts/panel-card.tsx';

/** What became of the documents, newest first, by whom and why. */
export function HistoryCard({ events }: { events: readonly DocumentEvent[] }) {
  const words = useWords();
  const sentence = useSentence();
  const { t } = words;
  return (
    <PanelCard title={t('identity.history')}>
      {events.length === 0 && (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {t('identity.historyNone')}
        </Typography>
      )}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {events.map(({ at, document, event, by, operator, reasons, note }) => (
          <Box
            component="li"
            key={`${at} ${document} ${event}`}
            sx={{ px: 2, py: 1, fontSize: '0.8125rem', '& + &': { borderTop: 1, borderColor: 'divider' } }}
          >
            <Box sx={{ fontWeight: 650 }}>
              {t(`identity.event.${event}`, { document: t(`identity.${document}`) })}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.78rem' }}>
              {`${formatMoment(at, words)} · ${t(`identity.by.${by}`, { name: operator ?? '' })}`}
            </Box>
            {reasons.length > 0 && (
              <Box>{reasons.map((reason) => sentence(repairReasons[reason].label)).join(', ')}</Box>
            )}
            {note && <Box sx={{ overflowWrap: 'anywhere' }}>{note}</Box>}
          </Box>
        ))}
      </Box>
    </PanelCard>
  );
}
