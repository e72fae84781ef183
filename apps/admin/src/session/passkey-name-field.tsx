import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';

/** What a passkey is called in its owner's list. */
export function PasskeyNameField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('passkey.name')}
      helperText={t('passkey.nameHint')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoFocus
      fullWidth
      slotProps={{ htmlInput: { maxLength: 60 } }}
    />
  );
}
