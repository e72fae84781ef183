import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { readEndReason } from '../../session/end-reason.ts';
import { useWords } from '../../words/words.ts';
import { signInWords } from './words.ts';

const words = { revoked: 'endedRevoked', replaced: 'endedReplaced', copied: 'endedCopied' } as const;

/** Says why this device was signed out, where somebody or something else did it, and what to do now. */
export function EndedNotice() {
  const say = useWords(signInWords);
  const [reason] = useState(readEndReason);
  if (!reason) return null;
  return (
    <Note role="status">
      <strong>{say('endedTitle')}</strong>
      <span>{say(words[reason])}</span>
    </Note>
  );
}

const Note = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 4,
  marginBottom: 20,
  padding: '14px 16px',
  borderRadius: theme.corner.button,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  background: theme.scheme.inset,
  color: theme.scheme.text,
}));
