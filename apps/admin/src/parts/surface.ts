/** The white ground of a list without a head. */
export const surface = {
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: '20px',
  minWidth: 0,
  overflow: 'clip',
} as const;
