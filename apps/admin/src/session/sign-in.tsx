import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { explain } from '../api/explain.ts';
import { accountQuery } from '../api/queries.ts';
import { Doorway } from './doorway.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';
import { useSignedOutReason } from './signed-out.tsx';

/** User name and password. Hands a one-time password on, so that it need not be typed twice. */
export function SignIn({ onOneTime }: { onOneTime: (password: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reason = useSignedOutReason();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [passkeyProblem, setPasskeyProblem] = useState<unknown>();
  const signIn = useMutation({
    mutationFn: () => call('POST /admin/sign-in', { body: { username, password } }),
    onSuccess: (account) => {
      if (account.mustChangePassword) onOneTime(password);
      client.setQueryData(accountQuery.queryKey, account);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setPasskeyProblem(undefined);
    if (username.trim() && password) signIn.mutate();
  };
  const blank = tried && !(username.trim() && password);
  const problem = blank ? t('sign.needBoth') : signIn.error ? explain(signIn.error, t) : undefined;
  const failed = passkeyProblem ? explain(passkeyProblem, t) : problem;
  const why = reason === 'revoked' || reason === 'expired' ? t(`sign.${reason}`) : undefined;

  return (
    <Doorway title={t('sign.title')}>
      <Stack component="form" noValidate onSubmit={submit} spacing={2}>
        {failed ? <Alert severity="error">{failed}</Alert> : why && <Alert severity="info">{why}</Alert>}
        <TextField
          label={t('sign.username')}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          autoComplete="username"
          autoFocus
          fullWidth
          error={blank && !username.trim()}
          slotProps={{ htmlInput: { maxLength: 60, autoCapitalize: 'none', spellCheck: false } }}
        />
        <PasswordField
          label={t('sign.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          wrong={blank && !password}
        />
        <Button type="submit" variant="contained" size="large" loading={signIn.isPending}>
          {t('sign.in')}
        </Button>
        <PasskeyButton
          use="signIn"
          onShown={(account) => client.setQueryData(accountQuery.queryKey, account)}
          onProblem={setPasskeyProblem}
        />
        <Typography variant="body2" color="textSecondary">
          {t('sign.first')}
        </Typography>
      </Stack>
    </Doorway>
  );
}
