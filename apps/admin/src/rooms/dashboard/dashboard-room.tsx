import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { dashboardQuery } from '../../api/queries.ts';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { Feed } from './feed.tsx';
import { Health } from './health.tsx';
import { Hours } from './hours.tsx';
import { Stages } from './stages.tsx';
import { Tiles } from './tiles.tsx';

/** Today at a glance. The frame around the rooms keeps it fresh. */
export function DashboardRoom() {
  const { data, error, refetch } = useQuery(dashboardQuery);
  if (!data && error) return <FailedToLoad error={error} retry={() => void refetch()} />;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Tiles dashboard={data} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 20rem' },
          alignItems: 'stretch',
        }}
      >
        <Feed />
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            alignContent: 'start',
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              sm: 'repeat(2, minmax(0, 1fr))',
              lg: 'minmax(0, 1fr)',
            },
          }}
        >
          <Health health={data?.health} />
          <Stages dashboard={data} />
        </Box>
      </Box>
      <Hours dashboard={data} />
    </Box>
  );
}
