import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { CodeField } from './code-field.tsx';
import { QrCode } from './qr-code.tsx';

/** An authenticator app is set up: a secret for it, and a first code of it; recovery codes come of it. */
export function FactorSetUp({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => call('POST /admin/second-factor/totp') });
  const confirm = useMutation({
    mutationFn: () => call('POST /admin/second-factor/totp/confirm', { body: { code: code.trim() } }),
    onSuccess: ({ codes }) => onCodes(codes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (/^\d{6}$/.test(code.trim())) confirm.mutate();
  };
  const problem = begin.error ?? confirm.error;

  return (
    <Stack component="form" noValidate onSubmit={submit} spacing={2}>
      {problem && <Alert severity="error">{explain(problem, t)}</Alert>}
      {begin.data ? (
        <>
          <Typography variant="body2">{t('factor.scan')}</Typography>
          <QrCode text={begin.data.uri} label={t('factor.qr')} />
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Typography variant="body2" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {t('factor.type')} <code>{begin.data.secret}</code>
            </Typography>
            <CopyButton text={begin.data.secret} label={t('factor.copyKey')} />
          </Box>
          <CodeField value={code} onChange={setCode} wrong={confirm.isError} />
          <Button type="submit" variant="contained" loading={confirm.isPending}>
            {t('factor.confirm')}
          </Button>
        </>
      ) : (
        <Button variant="outlined" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('factor.setUpApp')}
        </Button>
      )}
    </Stack>
  );
}
