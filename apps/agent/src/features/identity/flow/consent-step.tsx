import type { Identity } from '@hexaflate/contract/identity';
import Checkbox from '@mui/material/Checkbox';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useLocale, useWords } from '../../../words/words.ts';
import { flowWords } from './words.ts';

/** What becomes of the documents, in the server's words, and the agreement to it. */
export function ConsentStep({ consent, onAgreed }: { consent: Identity['consent']; onAgreed: () => void }) {
  const say = useWords(flowWords);
  const locale = useLocale();
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (agreed) onAgreed();
        else setMissing(true);
      }}
    >
      <Lead>{say('consentLead')}</Lead>
      {/* It scrolls, so a keyboard must be able to reach it. */}
      <Text tabIndex={0} role="region" aria-label={say('consentTitle')}>
        {consent.text[locale].split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <small>{say('consentVersion', { version: consent.version })}</small>
      </Text>
      <Agree>
        <Checkbox
          checked={agreed}
          onChange={(_, checked) => {
            setAgreed(checked);
            setMissing(false);
          }}
          slotProps={{ input: { 'aria-describedby': 'consent-missing' } }}
        />
        <span>{say('agree')}</span>
      </Agree>
      <Missing id="consent-missing" role="alert">
        {missing && say('agreeMissing')}
      </Missing>
      <PrimaryButton type="submit">{say('next')}</PrimaryButton>
    </form>
  );
}

const Lead = styled('p')({ margin: '0 4px 10px', fontWeight: 650 });
const Text = styled('div')(({ theme }) => ({
  maxHeight: '48dvh',
  overflowY: 'auto',
  padding: '4px 16px 12px',
  borderRadius: theme.corner.card,
  border: `1px solid ${theme.scheme.outline}`,
  background: theme.scheme.card,
  lineHeight: 1.55,
  fontSize: '0.9375rem',
  whiteSpace: 'pre-line',
  '& p': { margin: '10px 0' },
  '& small': { color: theme.scheme.muted },
}));
const Agree = styled('label')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 56,
  marginTop: 8,
  marginLeft: -8,
  fontWeight: 600,
  lineHeight: 1.4,
  cursor: 'pointer',
});
const Missing = styled('p')(({ theme }) => ({
  margin: '0 4px 10px',
  minHeight: '1.4em',
  fontSize: '0.875rem',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
