import { auditVerbs } from '@hexaflate/contract/audit-verbs';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import DownloadIcon from '~icons/material-symbols/download-rounded';
import type { AuditFilter } from '../../api/queries.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { verbWords } from './entry-words.ts';

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (change: AuditFilter) => void;
}

/** Words, deed and days; and the way to keep what is found as a file. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 1.5, alignItems: 'center' }}>
      <SearchField label={t('audit.search')} value={filter.q ?? ''} onChange={(q) => onChange({ q })} />
      <TextField
        select
        size="small"
        label={t('audit.verbs')}
        value={filter.verb ?? ''}
        onChange={(event) => onChange({ verb: event.target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: '13rem' }}
      >
        <MenuItem value="">{t('audit.allVerbs')}</MenuItem>
        {auditVerbs.map((verb) => (
          <MenuItem key={verb} value={verb}>
            {verbWords(verb, t)}
          </MenuItem>
        ))}
      </TextField>
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          type="date"
          size="small"
          label={t(`audit.${end}`)}
          value={filter[end] ?? ''}
          onChange={(event) => onChange({ [end]: event.target.value })}
          slotProps={{
            inputLabel: { shrink: true },
            htmlInput: end === 'from' ? { max: filter.to } : { min: filter.from },
          }}
        />
      ))}
      {(['actor', 'subject'] as const).map(
        (name) =>
          filter[name] && (
            <Chip key={name} label={filter[name]} onDelete={() => onChange({ [name]: undefined })} />
          ),
      )}
      {may('audit.export') && (
        <Box role="group" aria-label={t('audit.export')} sx={{ display: 'flex', gap: 0.5 }}>
          {(['csv', 'jsonl'] as const).map((format) => (
            <Button
              key={format}
              size="small"
              component="a"
              href={exportAddress(filter, format)}
              download
              startIcon={<DownloadIcon />}
            >
              {t(`audit.${format}`)}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
}

function exportAddress(filter: AuditFilter, format: 'csv' | 'jsonl'): string {
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, String(value));
  return `/api/v1/admin/audit/export?${query}`;
}
