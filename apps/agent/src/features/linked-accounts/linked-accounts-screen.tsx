import type { LinkedAccount, Provider } from '@hexaflate/contract/sign-in';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import Link from '~icons/material-symbols/link-rounded';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { dayText } from '../../format/dates.ts';
import { inGroups } from '../../format/groups.ts';
import { useAgeText } from '../../ui/age.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ActionRow, InfoRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { providerName } from '../../words/provider-name.ts';
import { useLocale, useWords } from '../../words/words.ts';
import { canReach } from '../sign-in/provider.ts';
import { LinkSheet } from './link-sheet.tsx';
import { linkedWords } from './words.ts';

/** Accounts elsewhere that sign in for this agent, and how to link another. */
export function LinkedAccountsScreen() {
  const say = useWords(linkedWords);
  const linked = useQuery({
    queryKey: keys.linkedAccounts,
    queryFn: ({ signal }) => call('GET /linked-accounts', {}, { signal }),
    staleTime: 0,
  });
  const [linking, setLinking] = useState<Provider | null>(null);
  const [leaving, setLeaving] = useState<LinkedAccount | null>(null);
  const { data } = linked;
  const offered = canReach() ? (data?.providers ?? []) : [];
  return (
    <Page title={say('title')} parent="/profile">
      <Lead>{say('lead')}</Lead>
      {linked.isPending && <RowSkeletons count={2} />}
      {linked.isError && !data && <ErrorState error={linked.error} onRetry={() => void linked.refetch()} />}
      {data && data.items.length > 0 && (
        <RowGroup title={say('linked')}>
          {data.items.map((account) => (
            <AccountRow key={account.id} account={account} onUnlink={() => setLeaving(account)} />
          ))}
        </RowGroup>
      )}
      {data && data.items.length === 0 && <Lead>{say(offered.length === 0 ? 'off' : 'none')}</Lead>}
      {data && offered.length > 0 && (
        <RowGroup title={say('add')}>
          {offered.map((provider) => (
            <ActionRow
              key={provider}
              icon={Link}
              label={say('link', { provider: providerName(provider) })}
              text={say('linkText', { phone: inGroups(data.phone) })}
              onClick={() => setLinking(provider)}
            />
          ))}
        </RowGroup>
      )}
      {data && <LinkSheet provider={linking} phone={data.phone} onClose={() => setLinking(null)} />}
      <UnlinkSheet account={leaving} onClose={() => setLeaving(null)} />
    </Page>
  );
}

function AccountRow({ account, onUnlink }: { account: LinkedAccount; onUnlink: () => void }) {
  const say = useWords(linkedWords);
  const locale = useLocale();
  const ageText = useAgeText();
  const name = nameOf(account);
  return (
    <InfoRow
      icon={Link}
      label={providerName(account.provider)}
      text={
        <>
          {account.label}
          {account.label && <br />}
          {say('since', { phone: inGroups(account.phone), time: dayText(account.linkedAt, locale) })}
          {account.lastUsedAt && ` · ${say('used', { time: ageText(account.lastUsedAt) })}`}
        </>
      }
      value={
        <Button color="error" aria-label={say('unlinkNamed', { name })} onClick={onUnlink} style={flush}>
          {say('unlink')}
        </Button>
      }
    />
  );
}

function UnlinkSheet({ account, onClose }: { account: LinkedAccount | null; onClose: () => void }) {
  const say = useWords(linkedWords);
  const client = useQueryClient();
  const unlink = useMutation({
    mutationFn: async ({ id }: LinkedAccount) => {
      await call('DELETE /linked-accounts/{id}', { params: { id } });
      await client.invalidateQueries({ queryKey: keys.linkedAccounts });
    },
    onSuccess: onClose,
  });
  return (
    <ConfirmSheet
      open={account !== null}
      title={say('unlinkTitle')}
      text={say('unlinkText', { name: account ? nameOf(account) : '' })}
      action={say('unlink')}
      busy={unlink.isPending}
      error={unlink.error}
      onConfirm={() => account && unlink.mutate(account)}
      onClose={() => {
        unlink.reset();
        onClose();
      }}
    />
  );
}

function nameOf({ provider, label }: LinkedAccount): string {
  return [providerName(provider), label].filter(Boolean).join(' · ');
}

const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 4px 16px',
  color: theme.scheme.muted,
}));
const flush = { marginRight: -8 } as const;
