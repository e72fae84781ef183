import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type PropsWithChildren, type ReactNode, useId } from 'react';

interface PanelCardProps extends PropsWithChildren {
  title: ReactNode;
  /** At the right end of the head: a link or a remark. */
  aside?: ReactNode;
}

/** A white card with a head, the panel's one way to group things. */
export function PanelCard({ title, aside, children }: PanelCardProps) {
  const titleId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={titleId}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: '20px',
        minWidth: 0,
        overflow: 'clip',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          flexWrap: 'wrap',
          columnGap: 2,
          px: 2,
          py: 1,
          minHeight: '2.875rem',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography id={titleId} variant="h2" sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </Box>
  );
}
