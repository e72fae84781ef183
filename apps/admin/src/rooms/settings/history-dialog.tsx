import type { Setting } from '@hexaflate/contract/settings';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { settingHistoryQuery } from '../../api/queries.ts';
import { formatMoment } from '../../format/time.ts';
import { useSentence } from '../../format/use-sentence.ts';
import { useWords } from '../../format/use-words.ts';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { valueWords } from './value-words.ts';

/** Who set it to what, and when, newest first. */
export function HistoryDialog({ setting, onClose }: { setting: Setting | undefined; onClose: () => void }) {
  const { t } = useWords();
  const say = useSentence();
  const [shown, setShown] = useState(setting);
  // The words stay while the dialog fades away.
  if (setting && setting !== shown) setShown(setting);
  return (
    <Dialog
      open={setting !== undefined}
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      aria-labelledby="setting-history"
    >
      <DialogTitle id="setting-history">
        {shown && t('settings.historyOf', { name: say(shown.label) })}
      </DialogTitle>
      <DialogContent sx={{ px: 0 }}>{shown && <Changes setting={shown} />}</DialogContent>
      <DialogActions sx={{ p: 2, pt: 0 }}>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Changes({ setting }: { setting: Setting }) {
  const words = useWords();
  const { t } = words;
  const say = useSentence();
  const { data, error, refetch } = useQuery(settingHistoryQuery(setting.key));
  if (!data)
    return error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={3} />;
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map(({ version, value, changedBy, changedAt }) => (
        <Box
          key={version}
          component="li"
          sx={{ px: 3, py: 1, overflowWrap: 'anywhere', '& + &': { borderTop: 1, borderColor: 'divider' } }}
        >
          <Box sx={{ fontWeight: 650 }}>
            {value === null ? t('settings.historyDefault') : valueWords(setting.form, value, words, say)}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {t('settings.changed', { name: changedBy, at: formatMoment(changedAt, words) })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
