import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import SearchIcon from '~icons/material-symbols/search-rounded';
import TuneIcon from '~icons/material-symbols/tune-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { useWords } from '../../../words/words.ts';
import { orderWords } from '../words.ts';
import { countSet, type HistoryFilter, type StateFilter } from './filter.ts';

const SEARCH_AFTER_MS = 300;

interface HistoryBarProps {
  filter: HistoryFilter;
  /** What stands in the search field at first. */
  initialText: string;
  onChange: (filter: HistoryFilter) => void;
  onOpenSheet: () => void;
}

const pills: {
  state: StateFilter | null;
  word: 'stateAll' | 'statePending' | 'stateSuccess' | 'stateFailed';
}[] = [
  { state: null, word: 'stateAll' },
  { state: 'pending', word: 'statePending' },
  { state: 'success', word: 'stateSuccess' },
  { state: 'failed', word: 'stateFailed' },
];

/** Search, states and the way to the other filters. */
export function HistoryBar({ filter, initialText, onChange, onOpenSheet }: HistoryBarProps) {
  const say = useWords(orderWords);
  const [text, setText] = useState(initialText);
  const latest = useRef({ filter, onChange });
  latest.current = { filter, onChange };
  const set = countSet(filter);

  useEffect(() => {
    const timer = setTimeout(() => {
      const now = latest.current;
      if (text.trim() !== now.filter.q) now.onChange({ ...now.filter, q: text.trim() });
    }, SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <Stack>
      <Line>
        <Search>
          <IconOf icon={SearchIcon} size={20} />
          <input
            type="search"
            maxLength={60}
            autoComplete="off"
            aria-label={say('search')}
            placeholder={say('search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Search>
        <FilterButton
          type="button"
          aria-label={set > 0 ? say('filterOn', { count: set }) : say('filter')}
          data-on={set > 0}
          onClick={onOpenSheet}
        >
          <IconOf icon={TuneIcon} size={22} />
        </FilterButton>
      </Line>
      <Pills role="group" aria-label={say('states')}>
        {pills.map(({ state, word }) => (
          <Pill
            key={word}
            type="button"
            aria-pressed={filter.state === state}
            onClick={() => onChange({ ...filter, state })}
          >
            {say(word)}
          </Pill>
        ))}
      </Pills>
    </Stack>
  );
}

const Stack = styled('div')({ display: 'grid', gap: 4, paddingBottom: 8 });
const Line = styled('div')({ display: 'flex', gap: 10 });

const Search = styled('label')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  flex: 1,
  gap: 10,
  minWidth: 0,
  padding: '0 14px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.field,
  background: theme.scheme.card,
  color: theme.scheme.muted,
  '&:focus-within': {
    borderColor: theme.scheme.primary,
    boxShadow: `inset 0 0 0 1px ${theme.scheme.primary}`,
  },
  '& input': {
    flex: 1,
    minWidth: 0,
    minHeight: 50,
    border: 0,
    outline: 'none',
    background: 'none',
    fontSize: '0.9375rem',
    color: theme.scheme.text,
    textOverflow: 'ellipsis',
  },
  // The browser's own cross is blue.
  '& input::-webkit-search-cancel-button': { filter: 'grayscale(1)' },
  '& input::placeholder': { color: theme.scheme.muted, opacity: 1 },
}));

const FilterButton = styled('button')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 52,
  minHeight: 52,
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.field,
  background: theme.scheme.card,
  color: theme.scheme.text,
  cursor: 'pointer',
  '&[data-on="true"]': {
    background: theme.scheme.container,
    borderColor: theme.scheme.primary,
    color: theme.scheme.onContainer,
  },
}));

const Pills = styled('div')({
  display: 'flex',
  gap: 6,
  margin: '0 -20px',
  padding: '4px 20px',
  overflowX: 'auto',
  scrollbarWidth: 'none',
});

const Pill = styled('button')(({ theme }) => ({
  position: 'relative',
  flex: 'none',
  minHeight: 48,
  padding: '0 14px',
  border: 0,
  background: 'none',
  isolation: 'isolate',
  fontSize: '0.875rem',
  fontWeight: 650,
  color: theme.scheme.muted,
  cursor: 'pointer',
  '&::before': {
    content: '""',
    position: 'absolute',
    inset: '5px 0',
    zIndex: -1,
    borderRadius: 19,
    border: `1px solid ${theme.scheme.outline}`,
    background: theme.scheme.card,
  },
  '&[aria-pressed="true"]': { color: theme.scheme.onPrimary },
  '&[aria-pressed="true"]::before': { background: theme.scheme.primary, borderColor: theme.scheme.primary },
}));
