import Box from '@mui/material/Box';
import type { PropsWithChildren } from 'react';

/** A key as it stands on the keyboard. */
export function Kbd({ children }: PropsWithChildren) {
  return (
    <Box
      component="kbd"
      sx={{
        font: 'inherit',
        fontSize: '0.6875rem',
        fontWeight: 600,
        lineHeight: 1.5,
        color: 'text.secondary',
        border: 1,
        borderColor: 'divider',
        borderRadius: '6px',
        px: 0.75,
        whiteSpace: 'nowrap',
      }}
    >
      {children}
    </Box>
  );
}
