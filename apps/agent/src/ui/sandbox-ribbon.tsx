import { styled } from '@mui/material/styles';
import { useBrand } from '../theme/brand.ts';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';

/** Says plainly that nothing here is real money, on every screen of a sandbox; empty elsewhere. */
export function SandboxRibbon() {
  const { sandbox } = useBrand();
  const say = useWords(sharedWords);
  if (!sandbox) return null;
  return <Ribbon aria-label={say('sandbox')}>{say('sandboxRibbon')}</Ribbon>;
}

const Ribbon = styled('aside')(({ theme }) => ({
  padding: 'calc(3px + env(safe-area-inset-top)) 16px 3px',
  fontSize: '0.75rem',
  fontWeight: 650,
  textAlign: 'center',
  background: theme.scheme.amber.from,
  color: theme.scheme.amber.ink,
}));
