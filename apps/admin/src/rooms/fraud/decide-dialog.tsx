import type { FraudCase } from '@hexaflate/contract/fraud';
import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { isReason, ReasonField } from '../../parts/reason-field.tsx';

interface DecideDialogProps {
  one: FraudCase;
  verdict: 'release' | 'reject';
  onClose: () => void;
}

/** Asks for the reason of a decision; the agent is told of a refusal's. */
export function DecideDialog({ one, verdict, onClose }: DecideDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useMutation({
    mutationFn: () => {
      const input = { params: { id: one.id }, body: { reason, version: one.version } };
      return verdict === 'release'
        ? call('POST /admin/fraud/cases/{id}/release', input)
        : call('POST /admin/fraud/cases/{id}/reject', input);
    },
    onSuccess: () => {
      announce(t(verdict === 'release' ? 'fraud.released' : 'fraud.rejected'));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.fraud }),
  });
  return (
    <AskDialog
      title={t(`fraud.${verdict}Title`)}
      act={t(`fraud.${verdict}`)}
      dangerous={verdict === 'reject'}
      pending={decide.isPending}
      error={decide.error}
      onAct={() => {
        setTried(true);
        if (isReason(reason)) decide.mutate();
      }}
      onClose={onClose}
    >
      <DialogContentText>{t(`fraud.${verdict}Text`)}</DialogContentText>
      <ReasonField value={reason} onChange={setReason} missing={tried && !isReason(reason)} />
    </AskDialog>
  );
}
