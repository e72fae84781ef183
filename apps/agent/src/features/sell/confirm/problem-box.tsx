import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import WarningIcon from '~icons/material-symbols/warning-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';

interface ProblemBoxProps {
  tone: 'waiting' | 'failed' | 'unknown';
  title: string;
  text: string;
  children?: ReactNode;
}

/** What happened, where the money is, and what to do; said aloud as it appears. */
export function ProblemBox({ tone, title, text, children }: ProblemBoxProps) {
  return (
    <Box role="alert" data-tone={tone}>
      <IconOf icon={WarningIcon} size={20} />
      <Words>
        <strong>{title}</strong>
        {text && <span>{text}</span>}
        {children && <Actions>{children}</Actions>}
      </Words>
    </Box>
  );
}

const Box = styled('div')(({ theme: { scheme, corner } }) => ({
  display: 'flex',
  gap: 10,
  padding: '12px 14px',
  borderRadius: corner.button,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  background: scheme.waiting.soft,
  color: scheme.waiting.onSoft,
  '&[data-tone="failed"]': { background: scheme.failed.soft, color: scheme.failed.onSoft },
  '&[data-tone="unknown"]': { background: scheme.unknown.soft, color: scheme.unknown.onSoft },
  '& strong': { fontWeight: 700 },
  '& .MuiButton-root': { marginLeft: -10, minHeight: 48, paddingInline: 10, fontSize: '0.8125rem' },
}));
const Words = styled('div')({ display: 'grid', gap: 2, minWidth: 0, overflowWrap: 'anywhere' });
const Actions = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 4, marginBottom: -8 });
