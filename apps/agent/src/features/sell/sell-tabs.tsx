import type { SellEntry } from '@hexaflate/contract/layout';
import { styled } from '@mui/material/styles';
import { inLocale, useLocale, useWords } from '../../words/words.ts';
import { sellWords } from './words.ts';

interface SellTabsProps {
  tabs: SellEntry['tabs'];
  open: string;
  onOpen: (category: string) => void;
}

/** Categories for the same number, as pills. */
export function SellTabs({ tabs, open, onOpen }: SellTabsProps) {
  const say = useWords(sellWords);
  const locale = useLocale();
  return (
    <Row role="group" aria-label={say('tabs')}>
      {tabs.map((tab) => (
        <Pill
          key={tab.category}
          type="button"
          aria-pressed={tab.category === open}
          onClick={() => onOpen(tab.category)}
        >
          {inLocale(tab.title, locale)}
        </Pill>
      ))}
    </Row>
  );
}

const Row = styled('div')({
  display: 'flex',
  gap: 8,
  margin: '0 -20px',
  padding: '0 20px',
  overflowX: 'auto',
  scrollbarWidth: 'none',
});

const Pill = styled('button')(({ theme }) => ({
  flex: 'none',
  minHeight: 48,
  padding: '0 18px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.button,
  background: theme.scheme.card,
  color: theme.scheme.muted,
  fontSize: '0.875rem',
  fontWeight: 650,
  cursor: 'pointer',
  transition: 'background var(--motion) var(--ease), color var(--motion) var(--ease)',
  '&[aria-pressed="true"]': {
    borderColor: theme.scheme.primary,
    background: theme.scheme.primary,
    color: theme.scheme.onPrimary,
  },
}));
