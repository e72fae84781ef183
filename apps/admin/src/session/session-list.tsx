import type { OperatorSessionView } from '@hexaflate/contract/operators';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { formatMoment } from '../format/time.ts';
import { useWords } from '../format/use-words.ts';

interface SessionListProps {
  sessions: readonly OperatorSessionView[];
  /** Nothing is offered where sessions are only looked at. */
  onEnd?: ((id: string) => void) | undefined;
  ending: boolean;
}

/** Where an operator is signed in, each with the way to end it. */
export function SessionList({ sessions, onEnd, ending }: SessionListProps) {
  const words = useWords();
  const { t } = words;
  if (sessions.length === 0)
    return <Typography color="textSecondary">{t('operators.sessionsNone')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {sessions.map(({ id, device, address, createdAt, lastSeenAt, current }) => (
        <Box
          key={id}
          component="li"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 1,
            py: 1,
            '& + &': { borderTop: 1, borderColor: 'divider' },
          }}
        >
          <Box sx={{ flex: '1 1 12rem', minWidth: 0, overflowWrap: 'anywhere' }}>
            <Box sx={{ fontWeight: 650 }}>
              {[device, current && t('operators.thisOne')].filter(Boolean).join(' · ')}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {t('operators.session', {
                address: address ?? '',
                at: formatMoment(createdAt, words),
                seen: formatMoment(lastSeenAt, words),
              })}
            </Box>
          </Box>
          {onEnd && !current && (
            <Button
              size="small"
              variant="outlined"
              color="error"
              disabled={ending}
              aria-label={t('operators.endSessionOf', { device })}
              onClick={() => onEnd(id)}
            >
              {t('operators.endSession')}
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}
