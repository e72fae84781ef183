import { deviceName } from '@hexaflate/contract/device-name';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { makePasskey } from '../api/passkey.ts';
import { PasskeyNameField } from './passkey-name-field.tsx';

interface AddPasskeyProps {
  onAdded: (codes: readonly string[] | null) => void;
  onCancel: () => void;
}

/** Names a passkey and has the browser make it. */
export function AddPasskey({ onAdded, onCancel }: AddPasskeyProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const add = useMutation({
    mutationFn: async () => {
      const made = await makePasskey(await call('POST /admin/passkeys/options'));
      return call('POST /admin/passkeys', { body: { name: name.trim(), made } });
    },
    onSuccess: ({ codes }) => onAdded(codes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) add.mutate();
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2, pt: 1 }}>
      {add.error && <Alert severity="error">{explain(add.error, t)}</Alert>}
      <PasskeyNameField value={name} onChange={setName} />
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={add.isPending}>
          {t('passkey.make')}
        </Button>
      </Box>
    </Box>
  );
}
