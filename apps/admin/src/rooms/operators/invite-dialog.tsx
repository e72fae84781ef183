import type { Invitation, Role } from '@hexaflate/contract/operators';
import DialogContentText from '@mui/material/DialogContentText';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys } from '../../api/queries.ts';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';

interface InviteDialogProps {
  roles: readonly Role[];
  onInvited: (invitation: Invitation) => void;
  onClose: () => void;
}

/** Name and role of a new operator. */
export function InviteDialog({ roles, onInvited, onClose }: InviteDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [username, setUsername] = useState('');
  const [role, setRole] = useState('readOnly');
  const invite = useMutation({
    mutationFn: () => call('POST /admin/operators', { body: { username: username.trim(), role } }),
    onSuccess: (invitation) => {
      onInvited(invitation);
      void client.invalidateQueries({ queryKey: keys.operators });
    },
  });
  return (
    <AskDialog
      title={t('operators.invite')}
      act={t('operators.invite')}
      pending={invite.isPending}
      error={invite.error}
      onAct={() => invite.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t('operators.inviteText')}</DialogContentText>
      <TextField
        label={t('operators.username')}
        helperText={t('operators.usernameRule')}
        value={username}
        onChange={(event) => setUsername(event.target.value.toLowerCase())}
        autoFocus
        fullWidth
        slotProps={{
          htmlInput: { maxLength: 40, autoCapitalize: 'none', spellCheck: false, autoComplete: 'off' },
        }}
      />
      <RoleChoice roles={roles} value={role} onChange={setRole} />
    </AskDialog>
  );
}
