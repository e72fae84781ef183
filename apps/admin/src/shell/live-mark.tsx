import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { useLiveStatus } from '../live/live.tsx';

/** The dot that tells whether what stands on the screen moves by itself. */
export function LiveDot() {
  const status = useLiveStatus();
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        width: '0.5rem',
        height: '0.5rem',
        m: '0.2rem',
        borderRadius: '50%',
        flexShrink: 0,
        bgcolor: ({ scheme }) => (status === 'live' ? scheme.success.main : scheme.waiting.main),
        boxShadow: ({ scheme }) =>
          `0 0 0 0.2rem ${status === 'live' ? scheme.success.soft : scheme.waiting.soft}`,
      }}
    />
  );
}

/** The same in words, for the rail. */
export function LiveMark() {
  const { t } = useTranslation();
  const status = useLiveStatus();
  return (
    <Tooltip title={t(`live.${status}Hint`)} placement="top-start">
      <Box
        role="status"
        sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.75rem', fontWeight: 600 }}
      >
        <LiveDot />
        {t(`live.${status}`)}
      </Box>
    </Tooltip>
  );
}
