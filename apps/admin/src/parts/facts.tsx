import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  /** Nothing is drawn for a fact without one. */
  value: ReactNode;
}

/** Names and values, one a line; the value goes under its name where the line is short. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== false && value !== '')
        .map(({ label, value }) => (
          <Box
            key={label}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              justifyContent: 'space-between',
              alignItems: 'center',
              columnGap: 2,
              px: 2,
              py: 0.9,
              minHeight: '2.375rem',
              '& + &': { borderTop: 1, borderColor: 'divider' },
            }}
          >
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {label}
            </Box>
            <Box
              component="dd"
              sx={{ m: 0, fontWeight: 650, fontSize: '0.8125rem', minWidth: 0, overflowWrap: 'anywhere' }}
            >
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
