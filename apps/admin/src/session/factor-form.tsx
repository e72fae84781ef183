import type { OperatorAccount } from '@hexaflate/contract/admin';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { accountQuery } from '../api/queries.ts';
import { CodeField } from './code-field.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { useSignedOut } from './signed-out.tsx';

/** Shows the second factor at the door; whoever cannot goes out again. */
export function FactorForm({ onShown }: { onShown: (account: OperatorAccount) => void }) {
  const { t } = useTranslation();
  const leave = useSignedOut();
  const { data: account } = useQuery(accountQuery);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const hasPasskeys = (account?.passkeys ?? 0) > 0;
  const show = useMutation({
    mutationFn: () => call('POST /admin/second-factor', { body: { code: code.trim() } }),
    onSuccess: onShown,
  });
  const out = useMutation({
    mutationFn: () => call('POST /admin/sign-out'),
    onSuccess: () => leave('signedOut'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length >= 6) show.mutate();
  };
  return (
    <Stack component="form" noValidate onSubmit={submit} spacing={2}>
      {(show.error ?? problem) ? <Alert severity="error">{explain(show.error ?? problem, t)}</Alert> : null}
      {hasPasskeys && <PasskeyButton use="show" primary onShown={onShown} onProblem={setProblem} />}
      <CodeField value={code} onChange={setCode} wrong={show.isError} beside={account} />
      <Button
        type="submit"
        variant={hasPasskeys ? 'outlined' : 'contained'}
        size="large"
        loading={show.isPending}
      >
        {t('factor.show')}
      </Button>
      <Button onClick={() => out.mutate()} loading={out.isPending}>
        {t('account.signOut')}
      </Button>
    </Stack>
  );
}
