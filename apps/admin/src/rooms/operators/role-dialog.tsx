import type { Role } from '@hexaflate/contract/operators';
import type { Permission } from '@hexaflate/contract/permissions';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { permissionWords } from './role-words.ts';

interface RoleDialogProps {
  /** Undefined makes a new one. */
  role: Role | undefined;
  /** Everything that can be allowed. */
  all: readonly Permission[];
  onClose: () => void;
}

/** A role of this installation's own: its name, and what it may. */
export function RoleDialog({ role, all, onClose }: RoleDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const may = useMay();
  const [name, setName] = useState(role?.name ?? '');
  const [chosen, setChosen] = useState<readonly Permission[]>(role?.permissions ?? []);
  const save = useMutation({
    mutationFn: () =>
      call('PUT /admin/roles/{name}', { params: { name: name.trim() }, body: { permissions: [...chosen] } }),
    onSuccess: () => {
      announce(t('operators.done'));
      void client.invalidateQueries({ queryKey: keys.operators });
      onClose();
    },
  });
  return (
    <AskDialog
      title={role ? t('operators.editRole', { name: role.name }) : t('operators.newRole')}
      act={t('action.save')}
      pending={save.isPending}
      error={save.error}
      onAct={() => name.trim() && save.mutate()}
      onClose={onClose}
    >
      {!role && (
        <TextField
          label={t('operators.roleName')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoFocus
          fullWidth
          slotProps={{ htmlInput: { maxLength: 40 } }}
        />
      )}
      <Box role="group" aria-label={t('operators.roles')} sx={{ display: 'grid' }}>
        {all.map((permission) => (
          <FormControlLabel
            key={permission}
            label={permissionWords(permission, t)}
            control={
              <Checkbox
                size="small"
                disabled={!may(permission)}
                checked={chosen.includes(permission)}
                onChange={(_, on) =>
                  setChosen((now) => [
                    ...now.filter((one) => one !== permission),
                    ...(on ? [permission] : []),
                  ])
                }
              />
            }
          />
        ))}
      </Box>
    </AskDialog>
  );
}
