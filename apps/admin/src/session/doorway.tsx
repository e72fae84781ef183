import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PropsWithChildren } from 'react';
import { BrandMark } from '../shell/brand-mark.tsx';

/** The card that stands before the panel: signing in, and choosing the first password. */
export function Doorway({ title, text, children }: PropsWithChildren<{ title: string; text?: string }>) {
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        alignContent: { xs: 'start', sm: 'center' },
        justifyItems: 'center',
        p: { xs: 2, sm: 4 },
        pt: { xs: 5, sm: 4 },
      }}
    >
      <Box sx={{ width: '100%', maxWidth: '25rem' }}>
        <BrandMark />
        <Box
          sx={{
            mt: 2,
            p: { xs: 2.5, sm: 3.5 },
            bgcolor: 'background.paper',
            border: 1,
            borderColor: 'divider',
            borderRadius: '24px',
          }}
        >
          <title>{title}</title>
          <Typography variant="h1" sx={{ mb: text ? 0.75 : 2.5 }}>
            {title}
          </Typography>
          {text && (
            <Typography color="textSecondary" sx={{ mb: 2.5 }}>
              {text}
            </Typography>
          )}
          {children}
        </Box>
      </Box>
    </Box>
  );
}
