import type { Identity } from '@hexaflate/contract/identity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import Delete from '~icons/material-symbols/delete-outline-rounded';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { dayAndTime } from '../../format/dates.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ActionRow, InfoRow, RowGroup } from '../../ui/rows.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { identityWords } from './words.ts';

/** The agreement that holds, and the way to take it back. */
export function WithdrawConsent({ given }: { given: NonNullable<Identity['consent']['given']> }) {
  const say = useWords(identityWords);
  const locale = useLocale();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: async () => {
      await call('DELETE /identity/consent');
      await client.invalidateQueries({ queryKey: keys.identity });
    },
    onSuccess: () => setAsking(false),
  });
  const time = dayAndTime(given.at, locale);
  return (
    <RowGroup title={say('privacy')}>
      <InfoRow label={say('consentGiven', { version: given.version, time })} />
      <ActionRow icon={Delete} label={say('withdraw')} danger onClick={() => setAsking(true)} />
      <ConfirmSheet
        open={asking}
        title={say('withdrawTitle')}
        text={say('withdrawText')}
        action={say('withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate()}
        onClose={() => {
          setAsking(false);
          withdraw.reset();
        }}
      />
    </RowGroup>
  );
}
