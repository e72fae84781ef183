import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { keys } from '../../../api/queries.ts';
import { AskDialog } from '../../../parts/ask-dialog.tsx';

interface AdmitDialogProps {
  onAdmitted: (made: { code: string; phone: string }) => void;
  onClose: () => void;
}

const USUAL_DAYS = '14';

/** As which member reviewers come in, and for how long. */
export function AdmitDialog({ onAdmitted, onClose }: AdmitDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [phone, setPhone] = useState('');
  const [agentCode, setAgentCode] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const admit = useMutation({
    mutationFn: () =>
      call('POST /admin/reviewer', {
        body: { phone: phone.trim(), agentCode: agentCode.trim(), days: Number(days) },
      }),
    onSuccess: ({ code }) => {
      void client.invalidateQueries({ queryKey: keys.reviewer });
      onAdmitted({ code, phone: phone.trim() });
    },
  });
  return (
    <AskDialog
      title={t('reviewers.open')}
      act={t('reviewers.open')}
      pending={admit.isPending}
      error={admit.error}
      onAct={() => admit.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('reviewers.phone')}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
        autoFocus
        fullWidth
        slotProps={{ htmlInput: { inputMode: 'tel', maxLength: 24, autoComplete: 'off' } }}
      />
      <TextField
        label={t('reviewers.agentCode')}
        helperText={t('reviewers.agentCodeHint')}
        value={agentCode}
        onChange={(event) => setAgentCode(event.target.value.toUpperCase())}
        fullWidth
        slotProps={{ htmlInput: { maxLength: 20, autoComplete: 'off', spellCheck: false } }}
      />
      <TextField
        label={t('reviewers.days')}
        helperText={t('reviewers.daysHint')}
        value={days}
        onChange={(event) => setDays(event.target.value.replace(/\D/g, ''))}
        fullWidth
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 2 } }}
      />
    </AskDialog>
  );
}
