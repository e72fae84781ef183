import type { Profile, ProfileFields } from '@hexaflate/contract/profile';
import DialogContentText from '@mui/material/DialogContentText';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { keys, storeProfileQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../parts/announce.tsx';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { isReason, ReasonField } from '../../parts/reason-field.tsx';

interface CorrectProfileDialogProps {
  code: string;
  name: string;
  profile: Profile;
  onClose: () => void;
}

/** Longest texts, as the API has them. */
const fields = [
  ['storeName', 60],
  ['ownerName', 60],
  ['phone', 20],
  ['street', 120],
  ['city', 60],
  ['province', 60],
  ['postcode', 5],
  ['email', 120],
] as const satisfies readonly (readonly [keyof ProfileFields, number])[];

/** Every field of a member's profile, and why it is corrected. */
export function CorrectProfileDialog({ code, name, profile, onClose }: CorrectProfileDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [changes, setChanges] = useState<Partial<ProfileFields>>({});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const correct = useMutation({
    mutationFn: () => {
      const { storeName, ownerName, phone, street, city, province, postcode, email, version } = profile;
      const before = { storeName, ownerName, phone, street, city, province, postcode, email };
      return call('PUT /admin/agents/{code}/profile', {
        params: { code },
        body: { ...before, ...changes, version, reason },
      });
    },
    onSuccess: (saved) => {
      client.setQueryData(storeProfileQuery(code).queryKey, saved);
      void client.invalidateQueries({ queryKey: keys.member });
      announce(t('storeProfile.corrected'));
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: storeProfileQuery(code).queryKey }),
  });
  return (
    <AskDialog
      title={t('storeProfile.correctTitle', { name })}
      act={t('storeProfile.correct')}
      pending={correct.isPending}
      error={correct.error}
      onAct={() => {
        setTried(true);
        if (isReason(reason)) correct.mutate();
      }}
      onClose={onClose}
    >
      <DialogContentText>{t('storeProfile.correctText')}</DialogContentText>
      {fields.map(([field, longest]) => (
        <TextField
          key={field}
          label={t(`storeProfile.${field}`)}
          value={changes[field] ?? profile[field]}
          onChange={(event) => setChanges({ ...changes, [field]: event.target.value })}
          size="small"
          fullWidth
          slotProps={{ htmlInput: { maxLength: longest, autoComplete: 'off' } }}
        />
      ))}
      <ReasonField
        label={t('storeProfile.reason')}
        first={false}
        value={reason}
        onChange={setReason}
        missing={tried && !isReason(reason)}
      />
    </AskDialog>
  );
}
