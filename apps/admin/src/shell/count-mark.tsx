import Box from '@mui/material/Box';

/** How many of something wait, beside a room's name. `label` says it in words. */
export function CountMark({ count, label }: { count: number; label: string }) {
  return (
    <Box
      component="span"
      aria-label={label}
      role="img"
      sx={{
        minWidth: '1.375rem',
        px: 0.75,
        borderRadius: '1rem',
        textAlign: 'center',
        fontSize: '0.75rem',
        fontWeight: 700,
        lineHeight: 1.7,
        bgcolor: (theme) => theme.scheme.unknown.soft,
        color: (theme) => theme.scheme.unknown.onSoft,
      }}
    >
      {count}
    </Box>
  );
}
