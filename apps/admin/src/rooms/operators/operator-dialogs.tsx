import type { Invitation, OperatorView, Role } from '@hexaflate/contract/operators';
import DialogContentText from '@mui/material/DialogContentText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type PropsWithChildren, useState } from 'react';
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

interface DeedDialogProps<Done> extends PropsWithChildren {
  /** What it is called, on the dialog and on its button. */
  title: string;
  /** What it means for the operator. */
  text: string;
  dangerous?: boolean;
  deed: () => Promise<Done>;
  onDone: (done: Done) => void;
  onClose: () => void;
}

/** Asks before something is done to an operator; then the list is read again. */
function DeedDialog<Done>({
  title,
  text,
  dangerous,
  deed,
  onDone,
  onClose,
  children,
}: DeedDialogProps<Done>) {
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: deed,
    onSuccess: (done) => {
      onDone(done);
      void client.invalidateQueries({ queryKey: keys.operators });
    },
  });
  return (
    <AskDialog
      title={title}
      act={title}
      dangerous={dangerous ?? false}
      pending={act.isPending}
      error={act.error}
      onAct={() => act.mutate()}
      onClose={onClose}
    >
      <DialogContentText>{text}</DialogContentText>
      {children}
    </AskDialog>
  );
}

/** Another role for an operator. */
export function ChangeRoleDialog({ operator, roles, onClose }: DialogProps & { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { username } = operator;
  const [role, setRole] = useState(operator.role);
  return (
    <DeedDialog
      title={t('operators.changeRole')}
      text={t('operators.changeRoleText', { name: username })}
      deed={() => call('PUT /admin/operators/{username}/role', { params: { username }, body: { role } })}
      onDone={() => {
        announce(t('operators.done'));
        onClose();
      }}
      onClose={onClose}
    >
      <RoleChoice roles={roles} value={role} onChange={setRole} />
    </DeedDialog>
  );
}

/** A new one-time password for an operator who has lost his. */
export function NewPasswordDialog({
  operator: { username },
  onInvited,
  onClose,
}: DialogProps & { onInvited: (invitation: Invitation) => void }) {
  const { t } = useTranslation();
  return (
    <DeedDialog
      title={t('operators.newPassword')}
      text={t('operators.newPasswordText', { name: username })}
      dangerous
      deed={() => call('POST /admin/operators/{username}/password', { params: { username } })}
      onDone={onInvited}
      onClose={onClose}
    />
  );
}

/** Takes an operator out. */
export function RemoveDialog({ operator: { username }, onClose }: DialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  return (
    <DeedDialog
      title={t('operators.remove')}
      text={t('operators.removeText', { name: username })}
      dangerous
      deed={() => call('DELETE /admin/operators/{username}', { params: { username } })}
      onDone={() => {
        announce(t('operators.removed', { name: username }));
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** Takes away the second factor of one who has lost his. */
export function RemoveFactorDialog({ operator: { username }, onClose }: DialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  return (
    <DeedDialog
      title={t('operators.removeFactor')}
      text={t('operators.removeFactorText', { name: username })}
      dangerous
      deed={() => call('DELETE /admin/operators/{username}/second-factor', { params: { username } })}
      onDone={() => {
        announce(t('operators.done'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
