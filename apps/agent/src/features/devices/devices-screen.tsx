import type { Device } from '@hexaflate/contract/auth';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import Computer from '~icons/material-symbols/computer-outline-rounded';
import Logout from '~icons/material-symbols/logout-rounded';
import Mobile from '~icons/material-symbols/mobile-outline-rounded';
import PhonelinkErase from '~icons/material-symbols/phonelink-erase-outline-rounded';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { dayText } from '../../format/dates.ts';
import { signOutEverywhere } from '../../session/sign-out.ts';
import { useAgeText } from '../../ui/age.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ActionRow, InfoRow, RowGroup } from '../../ui/rows.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { NewDeviceCard } from '../safety/new-device-card.tsx';
import { devicesWords } from './words.ts';

/** What is to be signed out: one device, all others, or all. */
type Ended = Device | 'others' | 'all';

/** Where this account is signed in; any of it can be ended here. */
export function DevicesScreen() {
  const say = useWords(devicesWords);
  const devices = useQuery({
    queryKey: keys.devices,
    queryFn: ({ signal }) => call('GET /devices', {}, { signal }),
    staleTime: 0,
  });
  const [ending, setEnding] = useState<Ended | null>(null);
  const items = devices.data?.items ?? [];
  const others = items.filter((device) => !device.current);
  return (
    <Page title={say('title')} parent="/profile">
      <Lead>{say('lead')}</Lead>
      <NewDeviceCard />
      {devices.isPending && <RowSkeletons count={3} />}
      {devices.isError && !devices.data && (
        <ErrorState error={devices.error} onRetry={() => void devices.refetch()} />
      )}
      {devices.data && (
        <>
          <RowGroup title={say('thisDevice')}>
            {items
              .filter((device) => device.current)
              .map((device) => (
                <DeviceRow key={device.id} device={device} />
              ))}
          </RowGroup>
          {others.length === 0 ? (
            <Lead>{say('none')}</Lead>
          ) : (
            <RowGroup title={say('others')}>
              {others.map((device) => (
                <DeviceRow key={device.id} device={device} onEnd={() => setEnding(device)} />
              ))}
            </RowGroup>
          )}
          <RowGroup>
            {others.length > 0 && (
              <ActionRow
                icon={PhonelinkErase}
                label={say('endOthers')}
                danger
                onClick={() => setEnding('others')}
              />
            )}
            <ActionRow icon={Logout} label={say('endAll')} danger onClick={() => setEnding('all')} />
          </RowGroup>
        </>
      )}
      <EndSheet ending={ending} onClose={() => setEnding(null)} />
    </Page>
  );
}

function DeviceRow({ device, onEnd }: { device: Device; onEnd?: () => void }) {
  const say = useWords(devicesWords);
  const locale = useLocale();
  const ageText = useAgeText();
  const onPhone = device.platform !== 'web' || /Android|iPhone|iPad/.test(device.name);
  // Whoever looks at this list is connected, even where the socket comes a moment later.
  const seen =
    device.online || device.current ? say('online') : say('lastSeen', { time: ageText(device.lastSeenAt) });
  return (
    <InfoRow
      icon={onPhone ? Mobile : Computer}
      label={device.name}
      text={
        <>
          {seen}
          <br />
          {say('signedIn', { time: dayText(device.signedInAt, locale) })}
          {device.address && ` · ${device.address}`}
          {device.appVersion && (
            <>
              <br />
              {say('version', { version: device.appVersion })}
            </>
          )}
        </>
      }
      value={
        onEnd && (
          <Button
            color="error"
            aria-label={say('endNamed', { name: device.name })}
            onClick={onEnd}
            style={endButton}
          >
            {say('end')}
          </Button>
        )
      }
    />
  );
}

/** Title, text and button of what is asked before. */
function useQuestion(ending: Ended | null): [title: string, text: string, action: string] {
  const say = useWords(devicesWords);
  if (ending === 'all') return [say('endAllTitle'), say('endAllText'), say('endAll')];
  if (ending === 'others') return [say('endOthersTitle'), say('endOthersText'), say('endOthers')];
  return [say('endTitle'), say('endText', { name: ending?.name ?? '' }), say('end')];
}

function EndSheet({ ending, onClose }: { ending: Ended | null; onClose: () => void }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: async (what: Ended) => {
      if (what === 'all') return signOutEverywhere();
      if (what === 'others') await call('POST /devices/end-others');
      else await call('DELETE /devices/{id}', { params: { id: what.id } });
      await client.invalidateQueries({ queryKey: keys.devices });
    },
    onSuccess: onClose,
  });
  const [title, text, action] = useQuestion(ending);
  return (
    <ConfirmSheet
      open={ending !== null}
      title={title}
      text={text}
      action={action}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => ending && end.mutate(ending)}
      onClose={() => {
        end.reset();
        onClose();
      }}
    />
  );
}

const endButton = { paddingInline: 8, marginRight: -8 } as const;
const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 4px 20px',
  color: theme.scheme.muted,
}));
