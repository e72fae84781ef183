import type { Invitation, OperatorView } from '@hexaflate/contract/operators';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountQuery, operatorsQuery } from '../../api/queries.ts';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { useMay } from '../../session/use-permissions.ts';
import { InviteDialog } from './invite-dialog.tsx';
import {
  ChangeRoleDialog,
  NewPasswordDialog,
  RemoveDialog,
  RemoveFactorDialog,
} from './operator-dialogs.tsx';
import { type OperatorAct, OperatorRow } from './operator-row.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { RolesCard } from './roles-card.tsx';
import { SessionsDialog } from './sessions-dialog.tsx';

/** Who may use the panel, and for what. */
export function OperatorsRoom() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: account } = useQuery(accountQuery);
  const { data, error, refetch } = useQuery(operatorsQuery);
  const [inviting, setInviting] = useState(false);
  const [invitation, setInvitation] = useState<Invitation>();
  const [open, setOpen] = useState<{ act: OperatorAct; operator: OperatorView }>();
  const close = () => setOpen(undefined);
  const show = (made: Invitation) => {
    setInviting(false);
    close();
    setInvitation(made);
  };

  if (!data)
    return (
      <Box sx={surface}>
        {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={8} />}
      </Box>
    );
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { lg: '1fr 1fr' }, alignItems: 'start' }}>
      <PanelCard
        title={t('operators.people')}
        aside={
          may('operators.invite') && (
            <Button size="small" onClick={() => setInviting(true)}>
              {t('operators.invite')}
            </Button>
          )
        }
      >
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.items.map((operator) => (
            <OperatorRow
              key={operator.username}
              operator={operator}
              me={operator.username === account?.username}
              onAct={(act, one) => setOpen({ act, operator: one })}
            />
          ))}
        </Box>
      </PanelCard>
      <RolesCard roles={data.roles} />
      {inviting && <InviteDialog roles={data.roles} onInvited={show} onClose={() => setInviting(false)} />}
      {invitation && <PasswordDialog invitation={invitation} onClose={() => setInvitation(undefined)} />}
      {open?.act === 'sessions' && <SessionsDialog operator={open.operator} onClose={close} />}
      {open?.act === 'changeRole' && (
        <ChangeRoleDialog operator={open.operator} roles={data.roles} onClose={close} />
      )}
      {open?.act === 'newPassword' && (
        <NewPasswordDialog operator={open.operator} onInvited={show} onClose={close} />
      )}
      {open?.act === 'removeFactor' && <RemoveFactorDialog operator={open.operator} onClose={close} />}
      {open?.act === 'remove' && <RemoveDialog operator={open.operator} onClose={close} />}
    </Box>
  );
}
