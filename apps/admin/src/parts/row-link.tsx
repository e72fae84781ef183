import Box from '@mui/material/Box';
import type { PropsWithChildren } from 'react';
import { Link } from 'react-router';

/** The link that opens a row; J and K go from one to the next. */
export function RowLink({ to, children }: PropsWithChildren<{ to: string }>) {
  return (
    <Box
      component={Link}
      to={to}
      preventScrollReset
      data-row
      onClick={(event) => event.stopPropagation()}
      sx={{
        color: 'inherit',
        textDecoration: 'none',
        borderRadius: '6px',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      {children}
    </Box>
  );
}
