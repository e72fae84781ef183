import type { AgentView } from '@hexaflate/contract/agent';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import Badge from '~icons/material-symbols/badge-outline-rounded';
import Numbers from '~icons/material-symbols/contact-phone-outline-rounded';
import Devices from '~icons/material-symbols/devices-outline-rounded';
import Data from '~icons/material-symbols/folder-managed-outline-rounded';
import Linked from '~icons/material-symbols/link-rounded';
import Pin from '~icons/material-symbols/lock-outline';
import Logout from '~icons/material-symbols/logout-rounded';
import Palette from '~icons/material-symbols/palette-outline-rounded';
import Receipt from '~icons/material-symbols/receipt-long-outline-rounded';
import Store from '~icons/material-symbols/storefront-outline-rounded';
import { dayText } from '../../format/dates.ts';
import { signOut } from '../../session/sign-out.ts';
import { useBrand } from '../../theme/brand.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { Money } from '../../ui/money.tsx';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ActionRow, InfoRow, LinkRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { ProfilePhoto } from '../account/profile-photo.tsx';
import { profileQuery } from '../account/queries.ts';
import { useMe } from '../home/home-queries.ts';
import { profileWords } from './words.ts';

/** Who is signed in, and the ways to his profile, numbers, devices, data, settings and out. */
export function ProfileScreen() {
  const say = useWords(profileWords);
  const me = useMe();
  const { name, signIn } = useBrand();
  const [leaving, setLeaving] = useState(false);
  const leave = useMutation({ mutationFn: signOut });
  return (
    <Page title={say('title')} leave="none">
      {me.data ? <Identity agent={me.data} /> : me.isPending && <RowSkeletons count={1} />}
      {me.isError && !me.data && <ErrorState error={me.error} onRetry={() => void me.refetch()} />}
      <RowGroup title={say('mine')}>
        <LinkRow to="/account/profile" icon={Store} label={say('store')} text={say('storeText')} />
        <LinkRow to="/account/numbers" icon={Numbers} label={say('phones')} text={say('phonesText')} />
      </RowGroup>
      <RowGroup title={say('safety')}>
        <LinkRow to="/identity" icon={Badge} label={say('identity')} text={say('identityText')} />
        <LinkRow to="/pin" icon={Pin} label={say('pin')} text={say('pinText')} />
        <LinkRow to="/devices" icon={Devices} label={say('devices')} text={say('devicesText')} />
        {signIn.providers.length > 0 && (
          <LinkRow to="/linked-accounts" icon={Linked} label={say('linked')} text={say('linkedText')} />
        )}
        <LinkRow to="/account/data" icon={Data} label={say('ownData')} text={say('ownDataText')} />
      </RowGroup>
      <RowGroup title={say('manage')}>
        <LinkRow to="/settings/receipt" icon={Receipt} label={say('receipt')} text={say('receiptText')} />
        <LinkRow to="/settings" icon={Palette} label={say('settings')} text={say('settingsText')} />
      </RowGroup>
      {me.data && <Facts agent={me.data} />}
      <RowGroup>
        <ActionRow icon={Logout} label={say('signOut')} danger onClick={() => setLeaving(true)} />
      </RowGroup>
      <Version>{say('version', { brand: name, version: __APP_VERSION__ })}</Version>
      <ConfirmSheet
        open={leaving}
        title={say('signOutTitle')}
        text={say('signOutText')}
        action={say('signOut')}
        busy={leave.isPending}
        error={leave.error}
        onConfirm={() => leave.mutate()}
        onClose={() => {
          setLeaving(false);
          leave.reset();
        }}
      />
    </Page>
  );
}

function Identity({ agent }: { agent: AgentView }) {
  const say = useWords(profileWords);
  const shop = agent.storeName ?? agent.name;
  const profile = useQuery(profileQuery);
  return (
    <Head>
      <ProfilePhoto photo={profile.data?.photo ?? null} shop={shop} />
      <div>
        <Name>{shop}</Name>
        <Quiet>
          {agent.code} · {agent.level.name}
        </Quiet>
        {agent.status === 'suspended' && <Warning>{say('suspended')}</Warning>}
        {agent.status === 'inactive' && <Warning>{say('inactive')}</Warning>}
      </div>
    </Head>
  );
}

function Facts({ agent }: { agent: AgentView }) {
  const say = useWords(profileWords);
  const locale = useLocale();
  return (
    <RowGroup title={say('data')}>
      {agent.storeName && <InfoRow label={say('name')} value={agent.name} />}
      {agent.ownerName && <InfoRow label={say('owner')} value={agent.ownerName} />}
      {agent.address && <InfoRow label={say('address')} value={agent.address} />}
      {agent.uplineCode && <InfoRow label={say('upline')} value={agent.uplineCode} />}
      <InfoRow label={say('minimum')} value={<Money amount={agent.minimumBalance} />} />
      {agent.registeredAt && <InfoRow label={say('since')} value={dayText(agent.registeredAt, locale)} />}
    </RowGroup>
  );
}

const Head = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 16,
  margin: '4px 0 20px',
  minHeight: 64,
});
const Name = styled('p')(({ theme }) => ({ ...theme.typography.h2, margin: 0, overflowWrap: 'anywhere' }));
const Quiet = styled('p')(({ theme }) => ({
  margin: '2px 0 0',
  fontSize: '0.875rem',
  color: theme.scheme.muted,
}));
const Warning = styled('p')(({ theme }) => ({
  margin: '6px 0 0',
  fontSize: '0.875rem',
  fontWeight: 650,
  color: theme.scheme.failed.main,
}));
const Version = styled('p')(({ theme }) => ({
  margin: '0 4px',
  fontSize: '0.75rem',
  color: theme.scheme.muted,
}));
