import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import CloseIcon from '~icons/material-symbols/close-rounded';
import SearchIcon from '~icons/material-symbols/search-rounded';

/** Milliseconds without a keystroke until a search is asked. */
const PAUSE_MS = 250;

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A room's search box (the / key goes there). Tells of changes once the typing pauses. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [told, setTold] = useState(value);

  if (value !== seen) {
    setSeen(value);
    // Another way than this box changed the address: going back, clearing filters. Our own words coming back late
    // must not overwrite what is being typed meanwhile.
    if (value !== told) {
      setTold(value);
      setTyped(value);
    }
  }
  const tell = useEffectEvent((words: string) => {
    setTold(words);
    onChange(words);
  });
  useEffect(() => {
    if (typed === told) return;
    const timer = setTimeout(() => tell(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, told]);

  return (
    <OutlinedInput
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={label}
      id="room-search"
      size="small"
      startAdornment={
        <InputAdornment position="start">
          <SearchIcon />
        </InputAdornment>
      }
      endAdornment={
        typed && (
          <IconButton
            edge="end"
            size="small"
            aria-label={t('action.clearSearch')}
            onClick={() => setTyped('')}
          >
            <CloseIcon />
          </IconButton>
        )
      }
      slotProps={{ input: { 'aria-label': label, type: 'search', maxLength: 60 } }}
      sx={{
        flex: '1 1 16rem',
        maxWidth: '26rem',
        '& input::-webkit-search-cancel-button': { display: 'none' },
        '& input::placeholder': { color: 'text.secondary', opacity: 1 },
      }}
    />
  );
}
