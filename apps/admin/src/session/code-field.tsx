import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';

interface CodeFieldProps {
  value: string;
  onChange: (code: string) => void;
  wrong: boolean;
  /** Whether there is a passkey to use instead: then only recovery codes may be left to type, and nothing is focused. */
  beside?: { totp: boolean; passkeys: number } | null | undefined;
}

/** A code of an authenticator app, or a recovery code. */
export function CodeField({ value, onChange, wrong, beside }: CodeFieldProps) {
  const { t } = useTranslation();
  const hasPasskeys = (beside?.passkeys ?? 0) > 0;
  return (
    <TextField
      label={t(hasPasskeys && !beside?.totp ? 'factor.recoveryCode' : 'factor.code')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="one-time-code"
      autoFocus={!hasPasskeys}
      fullWidth
      error={wrong}
      slotProps={{ htmlInput: { maxLength: 40, spellCheck: false, autoCapitalize: 'none' } }}
    />
  );
}
