import type { Setting } from '@hexaflate/contract/settings';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import HistoryIcon from '~icons/material-symbols/history-rounded';
import ResetIcon from '~icons/material-symbols/undo-rounded';
import { formatMoment } from '../../format/time.ts';
import { useSentence } from '../../format/use-sentence.ts';
import { useWords } from '../../format/use-words.ts';
import { useMay } from '../../session/use-permissions.ts';
import { type Draft, entryIn, flawIn } from './drafts.ts';
import type { Entry } from './entry.ts';
import { flawWords } from './flaw-words.ts';
import { SettingField } from './setting-field.tsx';
import { valueWords } from './value-words.ts';

interface SettingRowProps {
  setting: Setting;
  draft: Draft | undefined;
  onEdit: (setting: Setting, entry: Entry | null) => void;
  onHistory: (setting: Setting) => void;
}

/** One setting: what it does, its field, its default, and who set it. */
export function SettingRow({ setting, draft, onEdit, onHistory }: SettingRowProps) {
  const words = useWords();
  const { t } = words;
  const say = useSentence();
  const meaningId = useId();
  const flaw = flawIn(setting, draft);
  const name = say(setting.label);
  const isDefault = JSON.stringify(setting.value) === JSON.stringify(setting.default);
  const changes = useMay()('settings.change');
  const resets = changes && (draft ? draft.entry !== null : !isDefault);

  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 22rem)' },
        columnGap: 4,
        rowGap: 1,
        px: 2,
        py: 1.75,
        bgcolor: draft ? 'action.hover' : undefined,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h3" sx={{ fontSize: '0.875rem', fontWeight: 700 }}>
          {name}
        </Typography>
        <Typography id={meaningId} variant="body2" color="textSecondary" sx={{ mt: 0.25, maxWidth: '40rem' }}>
          {say(setting.meaning)}
        </Typography>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <SettingField
          setting={setting}
          entry={entryIn(setting, draft)}
          onChange={(entry) => onEdit(setting, entry)}
          problem={flaw && flawWords(setting.form, flaw, words, say)}
          describedBy={meaningId}
          fixed={!changes}
        />
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75, overflowWrap: 'anywhere' }}>
          {setting.form.type !== 'template' &&
            `${t('settings.default', { value: valueWords(setting.form, setting.default, words, say) })} · `}
          {setting.changedBy && setting.changedAt
            ? t('settings.changed', { name: setting.changedBy, at: formatMoment(setting.changedAt, words) })
            : t('settings.untouched')}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, ml: -1.5 }}>
          {setting.version > 0 && (
            <Button
              size="small"
              startIcon={<HistoryIcon />}
              aria-label={t('settings.historyOf', { name })}
              onClick={() => onHistory(setting)}
            >
              {t('settings.history')}
            </Button>
          )}
          {resets && (
            <Button
              size="small"
              startIcon={<ResetIcon />}
              aria-label={t('settings.resetOf', { name })}
              onClick={() => onEdit(setting, null)}
            >
              {t('settings.reset')}
            </Button>
          )}
        </Box>
      </Box>
    </Box>
  );
}
