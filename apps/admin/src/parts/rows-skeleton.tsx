import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** The shape of rows that are on their way. */
export function RowsSkeleton({ rows }: { rows: number }) {
  return (
    <Box aria-busy="true" sx={{ px: 2, py: 1 }}>
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <Skeleton key={index} height="2.4rem" sx={{ transform: 'none', my: 0.75, borderRadius: '10px' }} />
      ))}
    </Box>
  );
}
