import type { Invitation, OperatorView, Role } from '@hexaflate/contract/operators';
import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';

interface DialogProps {
  operator: OperatorView;
  onClose: () => void;
}

/** Another role for an operator. */
export function ChangeRoleDialog({ operator, roles, onClose }: DialogProps & { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { username } = operator;
  const [role, setRole] = useState(operator.role);
  const change = useMutation({
    mutationFn: () => call('PUT /admin/operators/{username}/role', { params: { username }, body: { role } }),
    onSuccess: () => {
      announce(t('operators.done'));
      void client.invalidateQueries({ queryKey: keys.operators });
      onClose();
    },
  });
  return (
    <AskDialog
      title={t('operators.changeRole')}
      act={t('operators.changeRole')}
      pending={change.isPending}
      error={change.error}
      onAct={() => change.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t('operators.changeRoleText', { name: username })}</DialogContentText>
      <RoleChoice roles={roles} value={role} onChange={setRole} />
    </AskDialog>
  );
}

/** A new one-time password for an operator who has lost his. */
export function NewPasswordDialog({
  operator,
  onInvited,
  onClose,
}: DialogProps & { onInvited: (invitation: Invitation) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { username } = operator;
  const renew = useMutation({
    mutationFn: () => call('POST /admin/operators/{username}/password', { params: { username } }),
    onSuccess: (invitation) => {
      onInvited(invitation);
      void client.invalidateQueries({ queryKey: keys.operators });
    },
  });
  return (
    <AskDialog
      title={t('operators.newPassword')}
      act={t('operators.newPassword')}
      dangerous
      pending={renew.isPending}
      error={renew.error}
      onAct={() => renew.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t('operators.newPasswordText', { name: username })}</DialogContentText>
    </AskDialog>
  );
}

/** Takes an operator out. */
export function RemoveDialog({ operator, onClose }: DialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { username } = operator;
  const remove = useMutation({
    mutationFn: () => call('DELETE /admin/operators/{username}', { params: { username } }),
    onSuccess: () => {
      announce(t('operators.removed', { name: username }));
      void client.invalidateQueries({ queryKey: keys.operators });
      onClose();
    },
  });
  return (
    <AskDialog
      title={t('operators.remove')}
      act={t('operators.remove')}
      dangerous
      pending={remove.isPending}
      error={remove.error}
      onAct={() => remove.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t('operators.removeText', { name: username })}</DialogContentText>
    </AskDialog>
  );
}

/** Takes away the second factor of one who has lost his. */
export function RemoveFactorDialog({ operator, onClose }: DialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { username } = operator;
  const remove = useMutation({
    mutationFn: () => call('DELETE /admin/operators/{username}/second-factor', { params: { username } }),
    onSuccess: () => {
      announce(t('operators.done'));
      void client.invalidateQueries({ queryKey: keys.operators });
      onClose();
    },
  });
  return (
    <AskDialog
      title={t('operators.removeFactor')}
      act={t('operators.removeFactor')}
      dangerous
      pending={remove.isPending}
      error={remove.error}
      onAct={() => remove.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{t('operators.removeFactorText', { name: username })}</DialogContentText>
    </AskDialog>
  );
}
