import type { Installation } from '@hexaflate/contract/installation';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import RefreshIcon from '~icons/material-symbols/refresh-rounded';
import { installationQuery } from '../../api/queries.ts';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { usePolling } from '../../live/live.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { Features } from './features.tsx';
import { FormatDialog, type OpenFormat } from './format-dialog.tsx';
import { FoundFormats } from './found-formats.tsx';
import { InstallationFacts } from './installation-facts.tsx';
import { PurposeFormats } from './purpose-formats.tsx';
import { useDecisions } from './use-decisions.ts';

/** Milliseconds: whoever edits a format in Otomax sends no event. */
const CALM_MS = 15_000;

/** The Otomax behind this server: what it offers, what is off and why, and how one speaks to it. */
export function OtomaxRoom() {
  const { data, error, refetch } = useQuery({ ...installationQuery, refetchInterval: usePolling(CALM_MS) });
  const [opened, setOpened] = useState<OpenFormat>();
  if (!data)
    return (
      <Box sx={surface}>
        {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={12} />}
      </Box>
    );
  return (
    <Box sx={stack}>
      <Summary installation={data} />
      <LostTriggers tables={data.feed.withoutTrigger} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 22rem' },
        }}
      >
        <Box sx={{ ...column, order: { lg: 1 } }}>
          <Features features={data.features} />
          <Box sx={{ order: 2 }}>
            <InstallationFacts installation={data} />
          </Box>
        </Box>
        <Box sx={column}>
          <Box sx={{ order: 1 }}>
            <PurposeFormats installation={data} open={(purpose) => setOpened({ purpose })} />
          </Box>
          <Box sx={{ order: 3 }}>
            <FoundFormats found={data.found} open={(format) => setOpened({ format })} />
          </Box>
        </Box>
      </Box>
      <FormatDialog opened={opened} installation={data} onClose={() => setOpened(undefined)} />
    </Box>
  );
}

/** On a narrow screen the two columns become one, in which the cards stand in the order of their urgency. */
const column = {
  display: { xs: 'contents', lg: 'grid' },
  gap: 1.5,
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > *': { minWidth: 0 },
} as const;

const stack = { display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' } as const;

/** What to do when somebody took our triggers away while we ran. */
function LostTriggers({ tables }: { tables: readonly string[] }) {
  const { t } = useTranslation();
  if (tables.length === 0) return null;
  return (
    <Alert severity="warning">
      <AlertTitle>{t('otomax.withoutTrigger', { tables: tables.join(', ') })}</AlertTitle>
      {t('otomax.withoutTriggerTodo')}
    </Alert>
  );
}

/** The state of everything in one sentence, and the way to look anew. */
function Summary({ installation: { features, checkedAt } }: { installation: Installation }) {
  const words = useWords();
  const { t } = words;
  const { check } = useDecisions();
  const off = features.filter(({ missing }) => missing !== null).length;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
        columnGap: 2,
        rowGap: 1,
      }}
    >
      <Box>
        <Typography sx={{ fontWeight: 700 }} role="status">
          {off === 0 ? t('otomax.allOn') : t('otomax.someOff', { count: off })}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t('otomax.checked', { at: formatMoment(checkedAt, words) })}
        </Typography>
      </Box>
      <Button
        variant="outlined"
        startIcon={<RefreshIcon />}
        loading={check.isPending}
        onClick={() => check.mutate()}
      >
        {t('otomax.check')}
      </Button>
    </Box>
  );
}
