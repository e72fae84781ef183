import type { Dashboard } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { Link } from 'react-router';
import { formatAge } from '../../format/duration.ts';
import { formatCount, formatShare, percentChange } from '../../format/number.ts';
import { useWords } from '../../format/use-words.ts';
import type { Words } from '../../format/words.ts';
import { useNow } from '../../live/use-now.ts';

type Tone = 'success' | 'failed' | 'unknown' | 'quiet';

interface Tile {
  id: string;
  name: string;
  figure: string;
  note: string;
  tone: Tone;
  to: string;
}

/** The four figures that an operator looks at first; each leads to its room. */
export function Tiles({ dashboard }: { dashboard: Dashboard | undefined }) {
  const words = useWords();
  const now = useNow(1000, (dashboard?.unknown.count ?? 0) > 0);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: {
          xs: 'repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr))',
          sm: 'repeat(2, minmax(0, 1fr))',
          md: 'repeat(4, minmax(0, 1fr))',
        },
      }}
    >
      {dashboard
        ? readTiles(dashboard, now, words).map((tile) => <TileCard key={tile.id} tile={tile} />)
        : [1, 2, 3, 4].map((nth) => (
            <Box key={nth} sx={card} aria-busy="true">
              <Skeleton width="60%" />
              <Skeleton width="80%" sx={{ fontSize: '1.5rem' }} />
              <Skeleton width="50%" />
            </Box>
          ))}
    </Box>
  );
}

function TileCard({ tile }: { tile: Tile }) {
  return (
    <Box component={Link} to={tile.to} sx={{ ...card, '&:hover': { borderColor: 'primary.main' } }}>
      <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
        {tile.name}
      </Box>
      <Box
        component="span"
        sx={{
          fontSize: { xs: '1.2rem', md: '1.45rem' },
          fontWeight: 750,
          lineHeight: 1.3,
          // Alone in its line, a figure has no column to keep and reads better with its natural widths.
          fontVariantNumeric: 'normal',
          fontFeatureSettings: 'normal',
          overflowWrap: 'anywhere',
        }}
      >
        {tile.figure}
      </Box>
      <Box
        component="span"
        sx={{
          fontSize: '0.75rem',
          fontWeight: 700,
          color: (theme) => (tile.tone === 'quiet' ? theme.scheme.muted : theme.scheme[tile.tone].main),
        }}
      >
        {tile.note}
      </Box>
    </Box>
  );
}

function readTiles({ today, unknown, online }: Dashboard, now: number, words: Words): Tile[] {
  const { t } = words;
  const change = percentChange(today.revenue, today.revenueLastWeek);
  const oldest = unknown.oldestAt && formatAge(now - Date.parse(unknown.oldestAt), words);
  return [
    {
      id: 'sales',
      name: t('dashboard.sales'),
      figure: formatRupiah(today.revenue),
      note: changeWords(change, words),
      tone: change === null || change === 0 ? 'quiet' : change > 0 ? 'success' : 'failed',
      to: '/transactions?day=today',
    },
    {
      id: 'success',
      name: t('dashboard.success'),
      figure: formatCount(today.success, words),
      note: rateWords(today, words),
      tone: today.successRate === null ? 'quiet' : today.successRate < 0.9 ? 'failed' : 'success',
      to: '/transactions?day=today&state=success',
    },
    {
      id: 'unknown',
      name: t('dashboard.unknown'),
      figure: formatCount(unknown.count, words),
      note: oldest ? t('dashboard.oldest', { age: oldest }) : t('dashboard.unknownNone'),
      tone: unknown.count > 0 ? 'failed' : 'success',
      to: '/unknown',
    },
    {
      id: 'online',
      name: t('dashboard.online'),
      figure: formatCount(online.agents, words),
      note: t('dashboard.devices', { count: online.devices }),
      tone: 'quiet',
      to: '/members',
    },
  ];
}

function changeWords(change: number | null, { t }: Words): string {
  if (change === null) return t('dashboard.noLastWeek');
  if (change === 0) return t('dashboard.level');
  return change > 0 ? t('dashboard.up', { n: change }) : t('dashboard.down', { n: -change });
}

function rateWords({ successRate, failed }: Dashboard['today'], words: Words): string {
  if (successRate === null) return words.t('dashboard.noneDone');
  const share = formatShare(successRate, words);
  return failed > 0
    ? words.t('dashboard.rateFailed', { share, failed: formatCount(failed, words) })
    : words.t('dashboard.rate', { share });
}

const card = {
  display: 'flex',
  flexDirection: 'column',
  gap: 0.25,
  minWidth: 0,
  px: 2,
  py: 1.75,
  minHeight: '6.375rem',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: '20px',
  color: 'inherit',
  textDecoration: 'none',
} as const;
