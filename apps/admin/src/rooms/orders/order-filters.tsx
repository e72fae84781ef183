import type { AdminOrder } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import CloseIcon from '~icons/material-symbols/close-rounded';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { CategoryFilter } from './category-filter.tsx';
import { dayChoices, type OrderAddress, stateChoices } from './order-filter.ts';

interface OrderFiltersProps {
  address: OrderAddress;
  /** What is on the screen, for names. */
  rows: AdminOrder[];
  onChange: (change: OrderAddress) => void;
}

/** Search, state, days and category; an agent comes by link from his own page. */
export function OrderFilters({ address, rows, onChange }: OrderFiltersProps) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(Boolean(address.from || address.to));
  const day = address.day ?? (choosing || address.from || address.to ? 'custom' : '');
  const chooseDay = (choice: string) => {
    setChoosing(choice === 'custom');
    const relative = dayChoices.find((one) => one === choice);
    onChange({ day: relative, from: undefined, to: undefined });
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 1.5, alignItems: 'center' }}>
      <SearchField label={t('order.searchLabel')} value={address.q ?? ''} onChange={(q) => onChange({ q })} />
      <ChoiceRow
        label={t('order.state')}
        value={address.state ?? ''}
        onChange={(state) => onChange({ state: stateChoices.find((one) => one === state) })}
        choices={[
          { value: '', label: t('order.all') },
          { value: 'pending', label: t('order.pending') },
          { value: 'success', label: t('state.success') },
          { value: 'failed', label: t('state.failed') },
        ]}
      />
      <TextField
        select
        size="small"
        label={t('order.day')}
        value={day}
        onChange={(event) => chooseDay(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: '9.5rem' }}
      >
        <MenuItem value="">{t('order.anyDay')}</MenuItem>
        <MenuItem value="today">{t('order.today')}</MenuItem>
        <MenuItem value="yesterday">{t('order.yesterday')}</MenuItem>
        <MenuItem value="week">{t('order.week')}</MenuItem>
        <MenuItem value="custom">{t('order.custom')}</MenuItem>
      </TextField>
      {day === 'custom' &&
        (['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            size="small"
            label={t(`order.${end}`)}
            value={address[end] ?? ''}
            onChange={(event) => onChange({ day: undefined, [end]: event.target.value || undefined })}
            slotProps={{
              inputLabel: { shrink: true },
              htmlInput: end === 'from' ? { max: address.to } : { min: address.from },
            }}
          />
        ))}
      <CategoryFilter value={address.category} seen={rows} onChange={(category) => onChange({ category })} />
      {address.agent && (
        <Chip
          label={t('order.onlyMember', {
            name: rows.find(({ agentCode }) => agentCode === address.agent)?.agentName ?? address.agent,
          })}
          onDelete={() => onChange({ agent: undefined })}
          deleteIcon={
            <Box
              component="span"
              role="img"
              aria-label={t('order.onlyMemberClear')}
              sx={{ display: 'inline-flex' }}
            >
              <CloseIcon />
            </Box>
          }
          sx={{ fontWeight: 600, '& .MuiChip-deleteIcon': { fontSize: '1rem', color: 'inherit' } }}
        />
      )}
    </Box>
  );
}
