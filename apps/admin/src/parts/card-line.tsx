import Box from '@mui/material/Box';
import type { PropsWithChildren } from 'react';

/** One line of a row that is drawn as a card: its parts at both ends, or under each other where they do not fit. */
export function CardLine({
  strong = false,
  quiet = false,
  children,
}: PropsWithChildren<{ strong?: boolean; quiet?: boolean }>) {
  return (
    <Box
      component="span"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        columnGap: 2,
        lineHeight: 1.55,
        overflowWrap: 'anywhere',
        fontSize: strong ? '0.875rem' : quiet ? '0.78rem' : '0.8125rem',
        ...(strong && { fontWeight: 700 }),
        ...(quiet && { color: 'text.secondary' }),
      }}
    >
      {children}
    </Box>
  );
}
