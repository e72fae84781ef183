import type { Profile } from '@hexaflate/contract/profile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { storeProfileQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { isReason, ReasonField } from '../../parts/reason-field.tsx';
import { useMay } from '../../session/use-permissions.ts';

/** The picture on a member's profile, and the way to take it off. */
export function MemberPhoto({ code, name, photo }: { code: string; name: string; photo: Profile['photo'] }) {
  const { t } = useTranslation();
  const may = useMay();
  const [removing, setRemoving] = useState(false);
  if (photo === null) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1.25 }}>
      <Box
        component="img"
        src={`/api/v1/admin/agents/${encodeURIComponent(code)}/profile/photo/${encodeURIComponent(photo)}`}
        alt={t('storeProfile.photoOf', { name })}
        sx={{ width: 72, height: 72, borderRadius: '16px', objectFit: 'cover' }}
      />
      {may('agents.changeProfile') && (
        <Button size="small" color="error" variant="outlined" onClick={() => setRemoving(true)}>
          {t('storeProfile.photoRemove')}
        </Button>
      )}
      {removing && <RemovePhotoDialog code={code} name={name} onClose={() => setRemoving(false)} />}
    </Box>
  );
}

function RemovePhotoDialog({ code, name, onClose }: { code: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      call('POST /admin/agents/{code}/profile/photo/remove', { params: { code }, body: { reason } }),
    onSuccess: () => {
      announce(t('storeProfile.photoRemoved'));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: storeProfileQuery(code).queryKey }),
  });
  return (
    <AskDialog
      title={t('storeProfile.photoRemoveTitle', { name })}
      act={t('storeProfile.photoRemove')}
      dangerous
      pending={remove.isPending}
      error={remove.error}
      onAct={() => {
        setTried(true);
        if (isReason(reason)) remove.mutate();
      }}
      onClose={onClose}
    >
      <ReasonField
        label={t('storeProfile.reason')}
        value={reason}
        onChange={setReason}
        missing={tried && !isReason(reason)}
      />
    </AskDialog>
  );
}
