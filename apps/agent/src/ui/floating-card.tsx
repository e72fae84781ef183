import { styled } from '@mui/material/styles';

/** Stands over whatever screen there is, above the bottom bar: a sentence and what to do about it. */
export const FloatingCard = styled('div')(({ theme }) => ({
  position: 'fixed',
  zIndex: 20,
  left: '50%',
  bottom: 'calc(5.5rem + env(safe-area-inset-bottom))',
  width: 'min(448px, calc(100vw - 24px))',
  translate: '-50% 0',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: 4,
  padding: '8px 8px 8px 18px',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
  boxShadow: '0 12px 32px rgb(0 0 0 / 0.16)',
}));
/** The sentence on it. */
export const FloatingText = styled('span')({ flex: 1, fontWeight: 650, minWidth: '9rem' });
