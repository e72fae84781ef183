import type { FormatTrial } from '@hexaflate/contract/installation';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { problemWords } from './problem-words.ts';

/** The message that a format makes, and who in Otomax would read it as what. */
export function TrialResult({ trial }: { trial: FormatTrial }) {
  const { t } = useTranslation();
  const { message, usable } = trial;
  const verdict = verdictOf(trial, t);
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }} role="status">
      {message !== null && (
        <Box sx={{ px: 1.5, py: 1, borderRadius: '12px', bgcolor: 'background.default' }}>
          <Typography variant="caption" color="textSecondary">
            {t('otomax.message')}
          </Typography>
          <Box
            component="code"
            sx={{
              display: 'block',
              fontFamily: 'ui-monospace, Consolas, monospace',
              fontSize: '0.9375rem',
              fontWeight: 600,
              overflowWrap: 'anywhere',
              whiteSpace: 'pre-wrap',
            }}
          >
            {message}
          </Box>
        </Box>
      )}
      <Alert severity={verdict.severity}>{verdict.sentence}</Alert>
      {usable === false && <Alert severity="warning">{t('otomax.unusable')}</Alert>}
    </Box>
  );
}

function verdictOf(
  { problem, readings, verdict }: FormatTrial,
  t: TFunction,
): { severity: 'success' | 'warning' | 'error'; sentence: string } {
  if (problem) return { severity: 'error', sentence: problemWords(problem, t) };
  const [first, ...others] = readings;
  if (!first) return { severity: 'warning', sentence: t('otomax.nobody') };
  const also =
    others.length > 0 ? ` ${t('otomax.also', { names: others.map(({ name }) => name).join(', ') })}` : '';
  return verdict === 'same'
    ? { severity: 'success', sentence: t('otomax.same', { name: first.name }) + also }
    : { severity: 'error', sentence: t('otomax.other', { name: first.name }) + also };
}
