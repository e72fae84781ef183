import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
}

/** What stands where a list would: why it is empty, and what to do about it if anything. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <Box sx={{ display: 'flex', gap: 2, px: 2.5, py: 4, maxWidth: '34rem' }}>
      <Box
        sx={{
          display: 'grid',
          placeItems: 'center',
          width: '2.75rem',
          height: '2.75rem',
          flexShrink: 0,
          borderRadius: '14px',
          bgcolor: (theme) => theme.scheme.container,
          color: (theme) => theme.scheme.onContainer,
          fontSize: '1.25rem',
        }}
      >
        {icon}
      </Box>
      <Box>
        <Typography variant="h3" component="p">
          {title}
        </Typography>
        <Typography color="textSecondary" sx={{ mt: 0.5, mb: action ? 1.5 : 0 }}>
          {text}
        </Typography>
        {action}
      </Box>
    </Box>
  );
}
