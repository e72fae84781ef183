import { ApiError } from '@hexaflate/contract/client';
import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { accountQuery } from '../api/queries.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';

/** Asks for the password again, or a passkey, before what protects the account is changed. */
export function ReauthDialog({ onAnswer }: { onAnswer: (given: boolean) => void }) {
  const { t } = useTranslation();
  const { data: account } = useQuery(accountQuery);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const hasPasskeys = (account?.passkeys ?? 0) > 0;
  const show = useMutation({
    mutationFn: () => call('POST /admin/reauth', { body: { password } }),
    onSuccess: () => onAnswer(true),
  });
  const wrong = show.error instanceof ApiError && show.error.code === 'auth.credentialsWrong';
  return (
    <AskDialog
      title={t('reauth.title')}
      act={t('reauth.show')}
      secondary={hasPasskeys}
      pending={show.isPending}
      error={(wrong ? undefined : show.error) ?? problem}
      onAct={() => password && show.mutate()}
      onClose={() => onAnswer(false)}
    >
      <DialogContentText>{t('reauth.text')}</DialogContentText>
      {hasPasskeys && (
        <PasskeyButton use="show" primary onShown={() => onAnswer(true)} onProblem={setProblem} />
      )}
      <PasswordField
        label={t('reauth.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus={!hasPasskeys}
        wrong={wrong}
        hint={wrong ? t('password.wrongCurrent') : undefined}
      />
    </AskDialog>
  );
}
