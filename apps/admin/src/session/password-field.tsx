import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import HideIcon from '~icons/material-symbols/visibility-off-outline-rounded';
import ShowIcon from '~icons/material-symbols/visibility-outline-rounded';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  autoFocus?: boolean;
  /** Under the field: a rule, or what is wrong with the entry. */
  hint?: string | undefined;
  wrong?: boolean;
}

/** A password that can be looked at while it is typed. */
export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  autoFocus,
  hint,
  wrong,
}: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoFocus={autoFocus ?? false}
      error={wrong ?? false}
      helperText={hint}
      fullWidth
      slotProps={{
        htmlInput: { maxLength: 200, spellCheck: false, autoCapitalize: 'none' },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                edge="end"
                aria-label={t(shown ? 'sign.hide' : 'sign.show')}
                onClick={() => setShown(!shown)}
              >
                {shown ? <HideIcon /> : <ShowIcon />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
