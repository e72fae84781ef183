import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** One line of a queue that operators work through; `columns` on a wide screen, one under the other on a phone. */
export function QueueRow({ columns, children }: { columns: string; children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: columns },
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
