import type { IdentityCase } from '@hexaflate/contract/identity';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { keys } from '../../../api/queries.ts';
import { useAnnounce } from '../../../parts/announce.tsx';
import { AskDialog } from '../../../parts/ask-dialog.tsx';

/** Destroys a person's key, with a reason that stays in the trail. */
export function EraseDialog({ of, onClose }: { of: IdentityCase; onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const erase = useMutation({
    mutationFn: () =>
      call('POST /admin/identity/{code}/erasure', { params: { code: of.agentCode }, body: { reason } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.identity });
      announce(t('identity.erased'));
      onClose();
    },
  });
  return (
    <AskDialog
      title={t('identity.eraseTitle', { name: of.agentName ?? of.agentCode })}
      act={t('identity.erase')}
      dangerous
      pending={erase.isPending}
      error={erase.error}
      onAct={() => erase.mutate()}
      onClose={onClose}
    >
      <Typography>{t('identity.eraseText')}</Typography>
      <TextField
        label={t('identity.eraseReason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        autoFocus
        fullWidth
        slotProps={{ htmlInput: { minLength: 3, maxLength: 500 } }}
      />
    </AskDialog>
  );
}
