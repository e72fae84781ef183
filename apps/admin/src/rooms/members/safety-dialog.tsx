import type { AdminSession } from '@hexaflate/contract/admin';
import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { safetyQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { isReason, ReasonField } from '../../parts/reason-field.tsx';

interface SafetyDialogProps {
  code: string;
  device: AdminSession;
  deed: 'mark' | 'void';
  onClose: () => void;
}

/** Asks for the reason before a device is marked as safe, or is so no longer. */
export function SafetyDialog({ code, device, deed, onClose }: SafetyDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => {
      const input = { params: { id: device.id }, body: { reason } };
      return deed === 'mark'
        ? call('POST /admin/sessions/{id}/safe', input)
        : call('POST /admin/sessions/{id}/safe/void', input);
    },
    onSuccess: () => {
      announce(t(deed === 'mark' ? 'safety.marked' : 'safety.takenBack', { device: device.name }));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: safetyQuery(code).queryKey }),
  });
  return (
    <AskDialog
      title={t(`safety.${deed}Title`, { device: device.name })}
      act={t(`safety.${deed}`)}
      dangerous={deed === 'void'}
      pending={change.isPending}
      error={change.error}
      onAct={() => {
        setTried(true);
        if (isReason(reason)) change.mutate();
      }}
      onClose={onClose}
    >
      <DialogContentText>{t(`safety.${deed}Text`)}</DialogContentText>
      <ReasonField value={reason} onChange={setReason} missing={tried && !isReason(reason)} />
    </AskDialog>
  );
}
