import Box from '@mui/material/Box';
import type { PropsWithChildren, ReactNode } from 'react';

interface WordMarkProps extends PropsWithChildren {
  icon: ReactNode;
  tone: 'success' | 'waiting' | 'failed' | 'unknown';
}

/** A state as icon, word and colour, never colour alone. */
export function WordMark({ icon, tone, children }: WordMarkProps) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        fontWeight: 700,
        fontSize: '0.78rem',
        verticalAlign: 'middle',
        color: (theme) => theme.scheme[tone].main,
        '& svg': { fontSize: '0.8rem' },
      }}
    >
      {icon}
      {children}
    </Box>
  );
}
