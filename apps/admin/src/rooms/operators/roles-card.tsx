import type { Role } from '@hexaflate/contract/operators';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import DeleteIcon from '~icons/material-symbols/delete-outline-rounded';
import EditIcon from '~icons/material-symbols/edit-outline-rounded';
import { call } from '../../api/call.ts';
import { explain } from '../../api/explain.ts';
import { keys } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { RoleDialog } from './role-dialog.tsx';
import { permissionWords, roleWords } from './role-words.ts';

/** Every role and what it may; those of this installation's own can be made and changed here. */
export function RolesCard({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const changes = useMay()('roles.change');
  const [editing, setEditing] = useState<{ role: Role | undefined }>();
  const remove = useMutation({
    mutationFn: (name: string) => call('DELETE /admin/roles/{name}', { params: { name } }),
    onSuccess: () => announce(t('operators.done')),
    onError: (problem) => announce(explain(problem, t)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.operators }),
  });
  return (
    <PanelCard
      title={t('operators.roles')}
      aside={
        changes && (
          <Button size="small" onClick={() => setEditing({ role: undefined })}>
            {t('operators.newRole')}
          </Button>
        )
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, pt: 1.5 }}>
        {t('operators.rolesText')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {roles.map((role) => (
          <Box
            key={role.name}
            component="li"
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              px: 2,
              py: 1.25,
              '& + &': { borderTop: 1, borderColor: 'divider' },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              <Box sx={{ fontWeight: 700 }}>
                {[roleWords(role.name, t), role.builtIn && t('operators.builtIn')]
                  .filter(Boolean)
                  .join(' · ')}
              </Box>
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                {role.permissions.map((permission) => permissionWords(permission, t)).join(', ')}
              </Box>
            </Box>
            {changes && !role.builtIn && (
              <>
                <IconButton
                  aria-label={t('operators.editRole', { name: role.name })}
                  onClick={() => setEditing({ role })}
                >
                  <EditIcon />
                </IconButton>
                <IconButton
                  aria-label={t('operators.deleteRole', { name: role.name })}
                  onClick={() => remove.mutate(role.name)}
                >
                  <DeleteIcon />
                </IconButton>
              </>
            )}
          </Box>
        ))}
      </Box>
      {editing && (
        <RoleDialog
          role={editing.role}
          all={roles.find(({ name }) => name === 'owner')?.permissions ?? []}
          onClose={() => setEditing(undefined)}
        />
      )}
    </PanelCard>
  );
}
