import Box from '@mui/material/Box';

/** The mark that stands for a brand without a logo. */
export function Hexagon({ size = '1.5rem' }: { size?: string }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 24 24"
      aria-hidden
      sx={{ width: size, height: size, color: 'primary.main', flexShrink: 0 }}
    >
      <path
        d="M7.2 3.6h9.6a1 1 0 0 1 .87.5l4.3 7.4a1 1 0 0 1 0 1l-4.3 7.4a1 1 0 0 1-.87.5H7.2a1 1 0 0 1-.87-.5l-4.3-7.4a1 1 0 0 1 0-1l4.3-7.4a1 1 0 0 1 .87-.5Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </Box>
  );
}
