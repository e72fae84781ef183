import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';

interface CodeFieldProps {
  value: string;
  onChange: (code: string) => void;
  wrong: boolean;
}

/** A code of an authenticator app, or a recovery code. */
export function CodeField({ value, onChange, wrong }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('factor.code')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="one-time-code"
      autoFocus
      fullWidth
      error={wrong}
      slotProps={{ htmlInput: { maxLength: 40, spellCheck: false, autoCapitalize: 'none' } }}
    />
  );
}
