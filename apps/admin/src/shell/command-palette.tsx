import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import SearchIcon from '~icons/material-symbols/search-rounded';
import { explain } from '../api/explain.ts';
import { searchQuery } from '../api/queries.ts';
import { Kbd } from '../parts/kbd.tsx';
import { FindingRow } from './finding-row.tsx';
import { type Finding, gatherFindings } from './findings.ts';
import { useRooms } from './use-rooms.ts';
import { useSettled } from './use-settled.ts';

/** Ctrl K: one box that finds agents, numbers and transactions, and goes to rooms. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{
        paper: {
          'aria-label': t('palette.title'),
          sx: { mt: { xs: 2, sm: '12vh' }, mx: { xs: 1.5, sm: 4 }, width: '100%' },
        },
      }}
    >
      <Finder onClose={onClose} />
    </Dialog>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mine = useRooms();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useSettled(typed.trim());
  const { data, error, isFetching } = useQuery({
    ...searchQuery(q),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const findings = useDeferredValue(
    gatherFindings(mine, typed, typed.trim() ? data : undefined, (id) => t(`room.${id}`)),
  );
  const at = Math.min(chosen, Math.max(0, findings.length - 1));
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const go = (finding: Finding | undefined) => {
    if (!finding) return;
    onClose();
    void navigate(finding.to);
  };
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && findings.length > 0) setChosen((at + step + findings.length) % findings.length);
    else if (event.key === 'Enter') go(findings[at]);
    else return;
    event.preventDefault();
  };
  const settled = q === typed.trim() && !isFetching;

  return (
    <>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          px: 2.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <SearchIcon aria-hidden />
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={steer}
          placeholder={t('palette.placeholder')}
          sx={{
            height: '3.5rem',
            fontSize: '1rem',
            '& input::placeholder': { color: 'text.secondary', opacity: 1 },
          }}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': t('palette.title'),
              'aria-expanded': findings.length > 0,
              'aria-controls': findings.length > 0 ? listId : undefined,
              'aria-autocomplete': 'list',
              'aria-activedescendant': findings.length > 0 ? `${listId}-${at}` : undefined,
              maxLength: 60,
              autoCapitalize: 'none',
              spellCheck: false,
            },
          }}
        />
      </Box>
      {findings.length > 0 && (
        <Box
          ref={list}
          id={listId}
          role="listbox"
          aria-label={t('palette.title')}
          tabIndex={0}
          sx={{ maxHeight: '55vh', overflowY: 'auto', p: 1 }}
        >
          {findings.map((finding, index) => (
            <FindingRow
              key={finding.to}
              id={`${listId}-${index}`}
              finding={finding}
              index={index}
              chosen={index === at}
              head={finding.group === findings[index - 1]?.group ? undefined : t(`palette.${finding.group}`)}
              onPoint={() => setChosen(index)}
              onChoose={() => go(finding)}
            />
          ))}
        </Box>
      )}
      <Box role="status">
        {error ? (
          <Typography color="error" sx={{ p: 2.5 }}>
            {explain(error, t)}
          </Typography>
        ) : (
          findings.length === 0 && (
            <Typography color="textSecondary" sx={{ p: 2.5 }}>
              {settled ? t('palette.nothing', { q: typed.trim() }) : t('palette.searching')}
            </Typography>
          )
        )}
      </Box>
      <Box
        aria-hidden
        sx={{
          display: { xs: 'none', sm: 'flex' },
          gap: 2,
          px: 2.5,
          py: 1,
          borderTop: 1,
          borderColor: 'divider',
          fontSize: '0.75rem',
          color: 'text.secondary',
        }}
      >
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('palette.hint')}
        </span>
        <span>
          <Kbd>Enter</Kbd> {t('palette.hintOpen')}
        </span>
        <span>
          <Kbd>Esc</Kbd> {t('palette.hintClose')}
        </span>
      </Box>
    </>
  );
}
