import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { accountQuery } from '../api/queries.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { CodeField } from './code-field.tsx';
import { PasskeyButton } from './passkey-button.tsx';

/** Asks for the second factor once more: a passkey, a code of the app or a recovery code. */
export function StepUpDialog({ onAnswer }: { onAnswer: (shown: boolean) => void }) {
  const { t } = useTranslation();
  const { data: account } = useQuery(accountQuery);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const hasPasskeys = (account?.passkeys ?? 0) > 0;
  const show = useMutation({
    mutationFn: () => call('POST /admin/second-factor', { body: { code: code.trim() } }),
    onSuccess: () => onAnswer(true),
  });
  return (
    <AskDialog
      title={t('factor.stepUp')}
      act={t('factor.show')}
      secondary={hasPasskeys}
      pending={show.isPending}
      error={show.error ?? problem}
      onAct={() => code.trim().length >= 6 && show.mutate()}
      onClose={() => onAnswer(false)}
    >
      {hasPasskeys && (
        <PasskeyButton use="show" primary onShown={() => onAnswer(true)} onProblem={setProblem} />
      )}
      <CodeField value={code} onChange={setCode} wrong={show.isError} beside={account} />
    </AskDialog>
  );
}
