import { ApiError } from '@hexaflate/contract/client';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { accountQuery } from '../api/queries.ts';
import { findFlaw } from './new-password.ts';
import { PasswordField } from './password-field.tsx';

interface PasswordFormProps {
  /** The one-time password where it was typed a moment ago, so that nobody has to type it twice. */
  known?: string | undefined;
  oneTime: boolean;
  onDone: () => void;
  onCancel?: () => void;
}

/** Current password (unless known), a new one, and the new one again. */
export function PasswordForm({ known, oneTime, onDone, onCancel }: PasswordFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [current, setCurrent] = useState(known ?? '');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => call('POST /admin/password', { body: { current, next } }),
    onSuccess: (account) => {
      client.setQueryData(accountQuery.queryKey, account);
      onDone();
    },
  });
  const flaw = tried ? findFlaw(current, next, again) : undefined;
  const wrongCurrent = change.error instanceof ApiError && change.error.code === 'auth.credentialsWrong';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current && !findFlaw(current, next, again)) change.mutate();
  };

  return (
    <Stack component="form" noValidate onSubmit={submit} spacing={2}>
      {change.error && (
        <Alert severity="error">{wrongCurrent ? t('password.wrongCurrent') : explain(change.error, t)}</Alert>
      )}
      {known === undefined && (
        <PasswordField
          label={t(oneTime ? 'password.oneTime' : 'password.current')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          autoFocus
          wrong={wrongCurrent || (tried && !current)}
        />
      )}
      <PasswordField
        label={t('password.next')}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        autoFocus={known !== undefined}
        wrong={flaw?.flaw === 'tooShort' || flaw?.flaw === 'same'}
        hint={
          flaw?.flaw === 'tooShort'
            ? t('password.tooShort', { count: flaw.missing })
            : t(flaw?.flaw === 'same' ? 'password.same' : 'password.rule')
        }
      />
      <PasswordField
        label={t('password.again')}
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        wrong={flaw?.flaw === 'differs'}
        hint={flaw?.flaw === 'differs' ? t('password.differs') : undefined}
      />
      <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end' }}>
        {onCancel && <Button onClick={onCancel}>{t('action.cancel')}</Button>}
        <Button type="submit" variant="contained" loading={change.isPending} fullWidth={!onCancel}>
          {t('password.save')}
        </Button>
      </Stack>
    </Stack>
  );
}
