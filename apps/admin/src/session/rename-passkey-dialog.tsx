import type { OperatorPasskey } from '@hexaflate/contract/operator-passkeys';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { keys } from '../api/queries.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { PasskeyNameField } from './passkey-name-field.tsx';

/** Another name for a passkey. */
export function RenamePasskeyDialog({ passkey, onClose }: { passkey: OperatorPasskey; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(passkey.name);
  const rename = useMutation({
    mutationFn: () =>
      call('PATCH /admin/passkeys/{id}', { params: { id: passkey.id }, body: { name: name.trim() } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.passkeys });
      onClose();
    },
  });
  return (
    <AskDialog
      title={t('passkey.rename', { name: passkey.name })}
      act={t('action.save')}
      pending={rename.isPending}
      error={rename.error}
      onAct={() => name.trim() && rename.mutate()}
      onClose={onClose}
    >
      <PasskeyNameField value={name} onChange={setName} />
    </AskDialog>
  );
}
