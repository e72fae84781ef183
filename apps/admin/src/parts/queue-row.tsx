import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** One line of a queue that operators decide about: what, by whom, how it stands; one under the other on a phone. */
export function QueueRow({ lastColumn, children }: { lastColumn: string; children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `minmax(0, 1.4fr) minmax(0, 1fr) ${lastColumn}` },
        columnGap: 2,
        rowGap: 0.5,
        alignItems: 'center',
        px: 2,
        py: 1.25,
        fontSize: '0.8125rem',
        overflowWrap: 'anywhere',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {children}
    </Box>
  );
}
