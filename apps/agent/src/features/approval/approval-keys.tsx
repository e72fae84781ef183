import type { ApprovalKey } from '@hexaflate/contract/approval';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import FingerprintIcon from '~icons/material-symbols/fingerprint';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { dayText } from '../../format/dates.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { InfoRow, RowGroup } from '../../ui/rows.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { useMe } from '../home/home-queries.ts';
import { pinWords } from '../pin/words.ts';
import { AddKeySheet } from './add-key-sheet.tsx';
import { forgetKeys, useKeysHere } from './keys-here.ts';
import { canApproveHere } from './sign-here.ts';

/** Fingerprint or face in place of the PIN: on this device, and on which others. */
export function ApprovalKeys() {
  const say = useWords(pinWords);
  const { data: me } = useMe();
  const here = useKeysHere();
  const able = useQuery({ queryKey: ['can-approve-here'], queryFn: canApproveHere, gcTime: 0 });
  const list = useQuery({
    queryKey: keys.approvalKeys,
    queryFn: ({ signal }) => call('GET /approval-keys', {}, { signal }),
    staleTime: 0,
  });
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ApprovalKey | null>(null);
  if (!list.data) return null;
  const { items, allowed } = list.data;
  const own = (key: ApprovalKey) => here?.device === key.id || here?.passkeys.includes(key.id) === true;
  const isOn = items.some(own);
  const why = !allowed ? say('notAllowed') : able.data === false && !isOn ? say('notHere') : null;
  return (
    <RowGroup title={say('keys')}>
      <SwitchRow
        label={say('useHere')}
        text={why ?? say('useHereText')}
        checked={isOn}
        disabled={why !== null && !isOn}
        onChange={(on) => (on ? setAdding(true) : setRemoving(items.find(own) ?? null))}
      />
      {items.map((key) => (
        <KeyRow key={key.id} item={key} own={own(key)} onRemove={() => setRemoving(key)} />
      ))}
      {me && <AddKeySheet agentCode={me.code} open={adding} onClose={() => setAdding(false)} />}
      <RemoveSheet
        item={removing}
        own={removing !== null && own(removing)}
        onClose={() => setRemoving(null)}
      />
    </RowGroup>
  );
}

function KeyRow({ item, own, onRemove }: { item: ApprovalKey; own: boolean; onRemove: () => void }) {
  const say = useWords(pinWords);
  const locale = useLocale();
  const times = [
    say('keyAdded', { time: dayText(item.createdAt, locale) }),
    item.lastUsedAt && say('keyUsed', { time: dayText(item.lastUsedAt, locale) }),
  ];
  return (
    <InfoRow
      icon={FingerprintIcon}
      label={own ? `${item.name} (${say('keyHere')})` : item.name}
      text={times.filter(Boolean).join(' · ')}
      value={
        <RemoveButton
          color="error"
          aria-label={say('keyRemoveNamed', { name: item.name })}
          onClick={onRemove}
        >
          {say('keyRemove')}
        </RemoveButton>
      }
    />
  );
}

function RemoveSheet({
  item,
  own,
  onClose,
}: {
  item: ApprovalKey | null;
  own: boolean;
  onClose: () => void;
}) {
  const say = useWords(pinWords);
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: async (id: string) => {
      await call('DELETE /approval-keys/{id}', { params: { id } });
      if (own) forgetKeys();
      await client.invalidateQueries({ queryKey: keys.approvalKeys });
    },
    onSuccess: onClose,
  });
  return (
    <ConfirmSheet
      open={item !== null}
      title={say('keyRemoveTitle', { name: item?.name ?? '' })}
      text={say('keyRemoveText')}
      action={say('keyRemove')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => item && remove.mutate(item.id)}
      onClose={() => {
        remove.reset();
        onClose();
      }}
    />
  );
}

const RemoveButton = styled(Button)({ minHeight: 48, marginRight: -8 });
