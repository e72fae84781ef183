import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onAskFactor } from '../api/ask-factor.ts';
import { call } from '../api/call.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { CodeField } from './code-field.tsx';

/** Stands ready to ask for a fresh code when a verb needs one; then the verb goes on by itself. */
export function StepUpDialog() {
  const [answer, setAnswer] = useState<(shown: boolean) => void>();
  useEffect(() => onAskFactor((resolve) => setAnswer(() => resolve)), []);
  if (!answer) return null;
  return (
    <Ask
      onAnswer={(shown) => {
        answer(shown);
        setAnswer(undefined);
      }}
    />
  );
}

function Ask({ onAnswer }: { onAnswer: (shown: boolean) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const show = useMutation({
    mutationFn: () => call('POST /admin/second-factor', { body: { code: code.trim() } }),
    onSuccess: () => onAnswer(true),
  });
  return (
    <AskDialog
      title={t('factor.stepUp')}
      act={t('factor.show')}
      pending={show.isPending}
      error={show.error}
      onAct={() => code.trim().length >= 6 && show.mutate()}
      onClose={() => onAnswer(false)}
    >
      <CodeField value={code} onChange={setCode} wrong={show.isError} />
    </AskDialog>
  );
}
