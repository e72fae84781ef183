import type { AdminOrderDetail } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import { formatLatency } from '../../format/duration.ts';
import { formatExactClock } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { timelineSteps } from './order-times.ts';

const tones = {
  accepted: 'waiting',
  submitted: 'waiting',
  processing: 'waiting',
  success: 'success',
  failed: 'failed',
  unknown: 'unknown',
  reversed: 'failed',
} as const;

/** Each stage with its exact time and what passed since the one before. */
export function OrderTimeline({ timeline }: Pick<AdminOrderDetail, 'timeline'>) {
  const words = useWords();
  const { t } = words;
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, px: 2, py: 1.25 }}>
      {timelineSteps(timeline).map(({ stage, at, afterMs }, index) => (
        <Box
          component="li"
          key={`${stage}-${at}`}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1.5,
            py: 0.5,
            fontSize: '0.8125rem',
          }}
        >
          <Box
            component="span"
            aria-hidden
            sx={{
              width: '0.6rem',
              height: '0.6rem',
              borderRadius: '50%',
              border: 2,
              borderColor: (theme) => theme.scheme[tones[stage]].main,
              ...(index === timeline.length - 1 && { bgcolor: (theme) => theme.scheme[tones[stage]].main }),
            }}
          />
          <Box component="span" sx={{ fontWeight: 650, flex: '1 1 6rem' }}>
            {t(`state.${stage}`)}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {afterMs !== null && t('detail.after', { took: formatLatency(afterMs, words) })}
          </Box>
          <time dateTime={at}>{formatExactClock(at, words)}</time>
        </Box>
      ))}
    </Box>
  );
}
