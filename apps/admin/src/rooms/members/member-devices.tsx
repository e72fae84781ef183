import type { AdminSession } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import ComputerIcon from '~icons/material-symbols/computer-outline-rounded';
import PhoneIcon from '~icons/material-symbols/devices-outline-rounded';
import { sessionsQuery } from '../../api/queries.ts';
import { formatRoughAge } from '../../format/duration.ts';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { usePolling } from '../../live/live.tsx';
import { useNow } from '../../live/use-now.ts';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { CopiedLine } from './copied-line.tsx';
import { DeviceSafetyLine } from './device-safety.tsx';
import { EndSessionDialog } from './end-session-dialog.tsx';

const CALM_MS = 30_000;

/** Where a member is signed in, and the way to end that. */
export function MemberDevices({ code }: { code: string }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const { data, error, refetch } = useQuery({ ...sessionsQuery(code), refetchInterval: usePolling(CALM_MS) });
  const now = useNow(30_000);
  const [ending, setEnding] = useState<AdminSession>();
  return (
    <PanelCard title={t('member.devices')}>
      {data?.copied.map((session) => (
        <CopiedLine key={session.id} session={session} />
      ))}
      {data?.items.map((device) => {
        const Icon = device.platform === 'web' ? ComputerIcon : PhoneIcon;
        return (
          <Box
            key={device.id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              gap: 1.5,
              px: 2,
              py: 1.25,
              '& + &': { borderTop: 1, borderColor: 'divider' },
            }}
          >
            <Icon aria-hidden />
            <Box sx={{ flex: '1 1 10rem', minWidth: 0 }}>
              <Typography sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>{device.name}</Typography>
              <Typography variant="body2" color="textSecondary">
                {[
                  device.online
                    ? t('member.onlineNow')
                    : t('member.lastSeen', {
                        age: formatRoughAge(now - Date.parse(device.lastSeenAt), words),
                      }),
                  device.address,
                  t('member.signedIn', { at: formatMoment(device.signedInAt, words) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </Box>
            {may('agents.endSession') && (
              <Button
                size="small"
                variant="outlined"
                color="error"
                aria-label={t('member.endSessionOf', { device: device.name })}
                onClick={() => setEnding(device)}
              >
                {t('member.endSession')}
              </Button>
            )}
            <DeviceSafetyLine code={code} device={device} />
          </Box>
        );
      })}
      {data?.items.length === 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
          {t('member.devicesNone')}
        </Typography>
      )}
      {!data &&
        (error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={2} />)}
      <EndSessionDialog code={code} device={ending} onClose={() => setEnding(undefined)} />
    </PanelCard>
  );
}
