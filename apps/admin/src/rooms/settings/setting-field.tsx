import type { Setting } from '@hexaflate/contract/settings';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useSentence } from '../../format/use-sentence.ts';
import { useWords } from '../../format/use-words.ts';
import { durationUnits, type Entry } from './entry.ts';
import { TemplateHelp } from './template-help.tsx';

interface SettingFieldProps {
  setting: Setting;
  entry: Entry;
  onChange: (entry: Entry) => void;
  /** Under the field: what is wrong with the entry. */
  problem: string | undefined;
  describedBy: string;
  /** Only to look at. */
  fixed: boolean;
}

/** The one field of a setting, as its form asks. */
export function SettingField({ setting, entry, onChange, problem, describedBy, fixed }: SettingFieldProps) {
  const { t } = useWords();
  const say = useSentence();
  const { form } = setting;
  const label = say(setting.label);
  const shared = {
    size: 'small',
    disabled: fixed,
    error: problem !== undefined,
    helperText: problem,
    value: entry,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  } as const;
  const named = { 'aria-label': label, 'aria-describedby': describedBy };

  switch (form.type) {
    case 'wholeNumber':
    case 'rupiah': {
      const unit = form.type === 'wholeNumber' && form.unit;
      return (
        <TextField
          {...shared}
          sx={{ width: '11rem' }}
          slotProps={{
            htmlInput: { ...named, inputMode: 'numeric', maxLength: 20 },
            input: {
              startAdornment: form.type === 'rupiah' && <InputAdornment position="start">Rp</InputAdornment>,
              endAdornment: unit && <InputAdornment position="end">{say(unit)}</InputAdornment>,
            },
          }}
        />
      );
    }
    case 'duration':
      if (typeof entry !== 'object' || Array.isArray(entry)) return null;
      return (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          <TextField
            {...shared}
            value={entry.amount}
            onChange={(event) => onChange({ ...entry, amount: event.target.value })}
            sx={{ width: '9rem' }}
            slotProps={{ htmlInput: { ...named, inputMode: 'numeric', maxLength: 12 } }}
          />
          <TextField
            select
            size="small"
            disabled={fixed}
            value={entry.unit}
            onChange={(event) => {
              const unit = durationUnits.find((one) => one === event.target.value);
              if (unit) onChange({ ...entry, unit });
            }}
            slotProps={{
              select: { SelectDisplayProps: { 'aria-label': `${label}, ${t('settings.unit')}` } },
            }}
            sx={{ width: '6.5rem' }}
          >
            {durationUnits.map((unit) => (
              <MenuItem key={unit} value={unit}>
                {t(`settings.units.${unit}`)}
              </MenuItem>
            ))}
          </TextField>
        </Box>
      );
    case 'yesNo':
      return (
        <Switch
          checked={entry === true}
          disabled={fixed}
          onChange={(_, on) => onChange(on)}
          slotProps={{ input: named }}
          sx={{ ml: -1 }}
        />
      );
    case 'oneOf':
      return (
        <TextField
          {...shared}
          select
          slotProps={{ select: { SelectDisplayProps: named } }}
          sx={{ minWidth: '11rem' }}
        >
          {form.choices.map(({ value, label: name }) => (
            <MenuItem key={value} value={value}>
              {say(name)}
            </MenuItem>
          ))}
        </TextField>
      );
    case 'codes':
      return form.choices ? (
        <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 0.25 }}>
          {form.choices.map(({ value, label: name }) => (
            <Box
              key={value}
              component="label"
              sx={{ display: 'flex', alignItems: 'center', fontSize: '0.8125rem' }}
            >
              <Checkbox
                size="small"
                disabled={fixed}
                checked={Array.isArray(entry) && entry.includes(value)}
                onChange={(_, on) => onChange(toggled(entry, value, on))}
              />
              {say(name)}
            </Box>
          ))}
        </Box>
      ) : (
        <TextField
          {...shared}
          helperText={problem ?? t('settings.onePerLine')}
          multiline
          minRows={2}
          fullWidth
          slotProps={{ htmlInput: { ...named, spellCheck: false, autoCapitalize: 'none' } }}
        />
      );
    case 'template':
      return (
        <TextField
          {...shared}
          helperText={problem ?? <TemplateHelp form={form} text={typeof entry === 'string' ? entry : ''} />}
          multiline
          fullWidth
          slotProps={{ htmlInput: named }}
        />
      );
  }
}

function toggled(entry: Entry, value: string, on: boolean): string[] {
  const others = Array.isArray(entry) ? entry.filter((one) => one !== value) : [];
  return on ? [...others, value] : others;
}
