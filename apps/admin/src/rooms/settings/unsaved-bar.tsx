import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';

interface UnsavedBarProps {
  count: number;
  problem: string | undefined;
  saving: boolean;
  /** False while an entry has a flaw. */
  ready: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** At the foot of the screen for as long as something is not saved. */
export function UnsavedBar({ count, problem, saving, ready, onSave, onDiscard }: UnsavedBarProps) {
  const { t } = useTranslation();
  return (
    <Box
      role="region"
      aria-label={t('settings.unsaved', { count })}
      sx={{
        position: 'sticky',
        bottom: { xs: 'calc(4.25rem + env(safe-area-inset-bottom))', md: '1rem' },
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        p: 1.5,
        borderRadius: '16px',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'primary.main',
        boxShadow: 8,
      }}
    >
      {problem && (
        <Alert severity="error" sx={{ width: '100%' }}>
          {problem}
        </Alert>
      )}
      <Box role="status" sx={{ flex: 1, minWidth: '12rem', fontWeight: 650, px: 0.5 }}>
        {t('settings.unsaved', { count })}
      </Box>
      <Button onClick={onDiscard} disabled={saving}>
        {t('settings.discard')}
      </Button>
      <Button variant="contained" onClick={onSave} loading={saving} disabled={!ready}>
        {t('action.save')}
      </Button>
    </Box>
  );
}
