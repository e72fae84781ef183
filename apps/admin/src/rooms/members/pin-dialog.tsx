import DialogContentText from '@mui/material/DialogContentText';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys, memberPinQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';

interface PinDialogProps {
  code: string;
  /** `start`: the member chooses a new PIN. `release`: it was changed in Otomax itself. */
  deed: 'start' | 'release';
  onClose: () => void;
}

/** Asks why, and says what it does; the reason goes into the trail. */
export function PinDialog({ code, deed, onClose }: PinDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const help = useMutation({
    mutationFn: () => {
      const input = { params: { code }, body: { reason: reason.trim() } };
      return deed === 'start'
        ? call('POST /admin/agents/{code}/pin-reset', input)
        : call('POST /admin/agents/{code}/pin-release', input);
    },
    onSuccess: (pin) => {
      client.setQueryData(memberPinQuery(code).queryKey, pin);
      announce(t(`pin.${deed}Done`));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: [...keys.member, code, 'pin'] }),
  });
  return (
    <AskDialog
      title={t(`pin.${deed}Title`)}
      act={t(`pin.${deed}Act`)}
      pending={help.isPending}
      error={help.error}
      onAct={() => reason.trim().length >= 3 && help.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t(`pin.${deed}Text`)}</DialogContentText>
      <TextField
        label={t('pin.reason')}
        helperText={t('pin.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        required
        autoFocus
        multiline
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
    </AskDialog>
  );
}
