import type { Layout } from '@hexaflate/contract/layout';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { inLocale, useLocale, useWords } from '../../../words/words.ts';
import { orderWords } from '../words.ts';
import { type HistoryFilter, lastDays } from './filter.ts';

interface FilterSheetProps {
  open: boolean;
  onClose: () => void;
  filter: HistoryFilter;
  layout: Layout | undefined;
  onApply: (filter: HistoryFilter) => void;
}

/** Category and days of the history. */
export function FilterSheet(props: FilterSheetProps) {
  const say = useWords(orderWords);
  return (
    <Sheet open={props.open} onClose={props.onClose} title={say('filter')} showTitle>
      <FilterForm {...props} />
    </Sheet>
  );
}

function FilterForm({ filter, layout, onApply }: FilterSheetProps) {
  const say = useWords(orderWords);
  const locale = useLocale();
  const [draft, setDraft] = useState(filter);
  const wrong = draft.from !== '' && draft.to !== '' && draft.from > draft.to;
  const ranges = [
    { label: say('rangeToday'), ...lastDays(1) },
    { label: say('rangeWeek'), ...lastDays(7) },
    { label: say('rangeMonth'), ...lastDays(30) },
  ];
  const day = (name: 'from' | 'to') => (
    <TextField
      label={say(name)}
      type="date"
      fullWidth
      value={draft[name]}
      error={wrong}
      helperText={wrong && name === 'from' ? say('wrongRange') : null}
      slotProps={{ inputLabel: { shrink: true } }}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
    />
  );
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onApply(draft);
      }}
    >
      <TextField
        select
        label={say('category')}
        fullWidth
        value={draft.category}
        slotProps={{
          inputLabel: { shrink: true },
          select: { displayEmpty: true, MenuProps: { disablePortal: true } },
        }}
        onChange={(event) => setDraft({ ...draft, category: event.target.value })}
      >
        <MenuItem value="">{say('categoryAll')}</MenuItem>
        {categoriesOf(layout).map(({ category, title }) => (
          <MenuItem key={category} value={category}>
            {inLocale(title, locale)}
          </MenuItem>
        ))}
      </TextField>
      <Ranges>
        {ranges.map(({ label, from, to }) => (
          <Range
            key={label}
            type="button"
            aria-pressed={draft.from === from && draft.to === to}
            onClick={() => setDraft({ ...draft, from, to })}
          >
            {label}
          </Range>
        ))}
      </Ranges>
      <Days>
        {day('from')}
        {day('to')}
      </Days>
      <PrimaryButton type="submit">{say('apply')}</PrimaryButton>
      <Button fullWidth onClick={() => onApply({ ...draft, category: '', from: '', to: '' })}>
        {say('reset')}
      </Button>
    </Form>
  );
}

/** Every category that the layout sells, tabs included, each once. */
function categoriesOf(layout: Layout | undefined) {
  const found = new Map<string, { id: string; en?: string | undefined }>();
  for (const [category, entry] of Object.entries(layout?.sell ?? {}))
    found.set(category, entry.tabs.find((tab) => tab.category === category)?.title ?? entry.title);
  for (const entry of Object.values(layout?.sell ?? {}))
    for (const tab of entry.tabs) if (!found.has(tab.category)) found.set(tab.category, tab.title);
  return [...found].map(([category, title]) => ({ category, title }));
}

const Form = styled('form')({ display: 'grid', gap: 16, paddingTop: 12 });
const Days = styled('div')({
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(auto-fit, minmax(9rem, 1fr))',
});
const Ranges = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const Range = styled('button')(({ theme }) => ({
  flex: '1 1 auto',
  minHeight: 48,
  padding: '0 16px',
  border: `1px solid ${theme.scheme.outline}`,
  borderRadius: theme.corner.chip,
  background: theme.scheme.inset,
  color: theme.scheme.text,
  fontSize: '0.875rem',
  fontWeight: 650,
  cursor: 'pointer',
  '&[aria-pressed="true"]': {
    background: theme.scheme.primary,
    borderColor: theme.scheme.primary,
    color: theme.scheme.onPrimary,
  },
}));
