import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { memberQuery } from '../../api/queries.ts';
import { usePolling } from '../../live/live.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { MemberDevices } from './member-devices.tsx';
import { MemberHead } from './member-head.tsx';
import { MemberLedger } from './member-ledger.tsx';
import { MemberPin } from './member-pin.tsx';
import { MemberProfile } from './member-profile.tsx';
import { MemberStoreProfile } from './member-store-profile.tsx';

/** Milliseconds: a top-up in Otomax itself sends the panel no event. */
const CALM_MS = 10_000;

/** One member: who he is, where he is signed in, every movement of his balance. */
export function MemberRoom() {
  const { code = '' } = useParams();
  const {
    data: member,
    error,
    refetch,
  } = useQuery({ ...memberQuery(code), refetchInterval: usePolling(CALM_MS) });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {member ? (
        <>
          <MemberHead member={member} />
          <Box
            sx={{
              display: 'grid',
              gap: 1.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 22rem' },
            }}
          >
            <Box sx={{ display: 'grid', gap: 1.5, order: { lg: 1 }, gridTemplateColumns: 'minmax(0, 1fr)' }}>
              <MemberDevices code={code} />
              <MemberPin code={code} />
              <MemberProfile member={member} />
              <MemberStoreProfile code={code} name={member.name} />
            </Box>
            <MemberLedger code={code} />
          </Box>
        </>
      ) : (
        <Box sx={surface}>
          {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={8} />}
        </Box>
      )}
    </Box>
  );
}
