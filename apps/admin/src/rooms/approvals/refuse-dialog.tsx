import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { isReason, ReasonField } from '../../parts/reason-field.tsx';

interface RefuseDialogProps {
  id: string;
  onRefused: () => void;
  onClose: () => void;
}

/** Refuses a proposal, with the reason that its proposer will read. */
export function RefuseDialog({ id, onRefused, onClose }: RefuseDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
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
      onAct={() => {
        setTried(true);
        if (isReason(reason)) refuse.mutate();
      }}
      onClose={onClose}
    >
      <ReasonField
        label={t('approvals.refuseReason')}
        longest={500}
        value={reason}
        onChange={setReason}
        missing={tried && !isReason(reason)}
      />
    </AskDialog>
  );
}
