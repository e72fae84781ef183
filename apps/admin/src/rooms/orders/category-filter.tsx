import type { AdminOrder } from '@hexaflate/contract/admin';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CategoryFilterProps {
  value: string | undefined;
  seen: AdminOrder[];
  onChange: (category: string | undefined) => void;
}

/** Categories are data of the installation: offered are those that have been sold in what was looked through. */
export function CategoryFilter({ value, seen, onChange }: CategoryFilterProps) {
  const { t } = useTranslation();
  const [known, setKnown] = useState<string[]>([]);
  const fresh = [
    ...new Set([...(value ? [value] : []), ...seen.map(({ product }) => product.category)]),
  ].filter((category) => category && !known.includes(category));
  if (fresh.length > 0) setKnown([...known, ...fresh].sort());
  if (known.length < 2 && !value) return null;
  return (
    <TextField
      select
      size="small"
      label={t('order.category')}
      value={value && known.includes(value) ? value : ''}
      onChange={(event) => onChange(event.target.value || undefined)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ minWidth: '10.5rem' }}
    >
      <MenuItem value="">{t('order.allCategories')}</MenuItem>
      {known.map((category) => (
        <MenuItem key={category} value={category}>
          {category}
        </MenuItem>
      ))}
    </TextField>
  );
}
