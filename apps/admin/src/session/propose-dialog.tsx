import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wanted } from '../api/ask-person.ts';
import { call } from '../api/call.ts';
import { keys } from '../api/queries.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-field.tsx';

interface ProposeDialogProps {
  deed: Extract<Wanted, { kind: 'proposal' }>['deed'];
  onAnswer: (proposed: boolean) => void;
}

/** Says that another operator has to agree, and asks for the reason that he will read. */
export function ProposeDialog({ deed, onAnswer }: ProposeDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const propose = useMutation({
    mutationFn: () => call('POST /admin/proposals', { body: { ...deed, reason: reason.trim() } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.proposals });
      onAnswer(true);
    },
  });
  return (
    <AskDialog
      title={t('approvals.proposeTitle')}
      act={t('approvals.propose')}
      pending={propose.isPending}
      error={propose.error}
      onAct={() => {
        setTried(true);
        if (isReason(reason)) propose.mutate();
      }}
      onClose={() => onAnswer(false)}
    >
      <DialogContentText>{t('approvals.proposeText')}</DialogContentText>
      <ReasonField
        label={t('approvals.proposeReason')}
        longest={500}
        value={reason}
        onChange={setReason}
        missing={tried && !isReason(reason)}
      />
    </AskDialog>
  );
}
