import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

/** One fact of the purchase: its name at the left, its value at the right. */
export function FactRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Row>
      <span>{label}</span>
      <strong>{children}</strong>
    </Row>
  );
}

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  minHeight: 36,
  fontSize: '0.875rem',
  color: theme.scheme.muted,
  '& strong': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    fontWeight: 700,
    color: theme.scheme.text,
    textAlign: 'end',
    overflowWrap: 'anywhere',
  },
}));
