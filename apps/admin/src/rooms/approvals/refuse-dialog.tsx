import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { AskDialog } from '../../parts/ask-dialog.tsx';

interface RefuseDialogProps {
  id: string;
  onRefused: () => void;
  onClose: () => void;
}

/** Refuses a proposal, with the reason that its proposer will read. */
export function RefuseDialog({ id, onRefused, onClose }: RefuseDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const refuse = useMutation({
    mutationFn: () =>
      call('POST /admin/proposals/{id}/refuse', { params: { id }, body: { reason: reason.trim() } }),
    onSuccess: onRefused,
  });
  return (
    <AskDialog
      title={t('approvals.refuseTitle')}
      act={t('approvals.refuse')}
      dangerous
      pending={refuse.isPending}
      error={refuse.error}
      onAct={() => reason.trim().length >= 3 && refuse.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('approvals.refuseReason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={2}
        autoFocus
        fullWidth
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </AskDialog>
  );
}
