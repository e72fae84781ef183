import type { Dashboard } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formatLatency } from '../../format/duration.ts';
import { formatBytes, formatCount, formatShare } from '../../format/number.ts';
import { useWords } from '../../format/use-words.ts';
import type { Words } from '../../format/words.ts';
import { Facts } from '../../parts/facts.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';

/** Whether everything that the business stands on works, in words and milliseconds. */
export function Health({ health }: { health: Dashboard['health'] | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <PanelCard title={t('health.title')}>
      {health ? <Facts facts={readFacts(health, words)} /> : <RowsSkeleton rows={5} />}
    </PanelCard>
  );
}

function readFacts(health: Dashboard['health'], words: Words) {
  const { t } = words;
  const { otomax, relay, redis, cache, reads, commitToApply, commitToFrame } = health;
  const both = (latency: Dashboard['health']['reads']) =>
    latency ? t('health.percentiles', { p50: ms(latency.p50Ms), p99: ms(latency.p99Ms) }) : t('health.none');
  const ms = (value: number) => formatLatency(value, words);
  return [
    {
      label: t('health.otomax'),
      value: otomax.ok ? (
        otomax.ms === null ? (
          t('health.up')
        ) : (
          t('health.upMs', { ms: ms(otomax.ms) })
        )
      ) : (
        <Broken>{t('health.down')}</Broken>
      ),
    },
    {
      label: t('health.relay'),
      value: relay.ok ? (
        relay.lagMs === null ? (
          t('health.none')
        ) : relay.queued > 0 ? (
          t('health.relayQueued', { ms: ms(relay.lagMs), n: formatCount(relay.queued, words) })
        ) : (
          ms(relay.lagMs)
        )
      ) : (
        <Broken>{t('health.relayDown')}</Broken>
      ),
    },
    ...(relay.withoutTrigger.length > 0
      ? [
          {
            label: t('health.withoutTrigger'),
            value: <Broken>{t('health.polled', { tables: relay.withoutTrigger.join(', ') })}</Broken>,
          },
        ]
      : []),
    ...(redis
      ? [
          {
            label: 'Redis',
            value: redis.ok ? (
              t('health.upMs', { ms: ms(redis.ms ?? 0) })
            ) : (
              <Broken>{t('health.redisDown')}</Broken>
            ),
          },
        ]
      : []),
    { label: t('health.toRead'), value: both(commitToApply) },
    { label: t('health.toPhone'), value: both(commitToFrame) },
    {
      label: t('health.hit'),
      value: (
        <Box
          component="span"
          title={t('health.cacheSize', {
            used: formatBytes(cache.bytes, words),
            max: formatBytes(cache.maxBytes, words),
          })}
        >
          {cache.hitRate === null ? t('health.none') : formatShare(cache.hitRate, words)}
        </Box>
      ),
    },
    { label: t('health.reads'), value: reads ? ms(reads.p99Ms) : t('health.none') },
  ];
}

function Broken({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ color: 'error.main' }}>
      {children}
    </Box>
  );
}
