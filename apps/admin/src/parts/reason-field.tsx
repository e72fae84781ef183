import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  /** Says that one has to be written. */
  missing: boolean;
  /** Who reads it, or what for; "Reason" otherwise. */
  label?: string;
  /** In characters. */
  longest?: number;
  /** False where other fields stand before it. */
  first?: boolean;
}

/** Why the operator does something, in his words. */
export function ReasonField({
  value,
  onChange,
  missing,
  label,
  longest = 300,
  first = true,
}: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={label ?? t('safety.reason')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={missing}
      helperText={t(missing ? 'safety.reasonMissing' : 'safety.reasonHint')}
      multiline
      minRows={2}
      autoFocus={first}
      fullWidth
      slotProps={{ htmlInput: { maxLength: longest } }}
    />
  );
}

/** Whether the server would take it as one. */
export function isReason(text: string): boolean {
  return text.trim().length >= 3;
}
