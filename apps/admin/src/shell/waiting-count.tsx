import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../api/queries.ts';
import { useMay } from '../session/use-permissions.ts';

/** How many orders wait for an outcome; nothing when none does. */
export function WaitingCount() {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery({
    ...dashboardQuery,
    enabled: may('dashboard.view'),
    select: ({ unknown }) => unknown.count,
  });
  if (!data) return null;
  return (
    <Box
      component="span"
      aria-label={t('shell.waiting', { count: data })}
      role="img"
      sx={{
        minWidth: '1.375rem',
        px: 0.75,
        borderRadius: '1rem',
        textAlign: 'center',
        fontSize: '0.75rem',
        fontWeight: 700,
        lineHeight: 1.7,
        bgcolor: (theme) => theme.scheme.unknown.soft,
        color: (theme) => theme.scheme.unknown.onSoft,
      }}
    >
      {data}
    </Box>
  );
}
