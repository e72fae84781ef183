import type { Dashboard } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatLatency } from '../../format/duration.ts';
import { useWords } from '../../format/use-words.ts';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { PartyLegend, parties, StageBar } from '../../parts/stage-bar.tsx';

/** Products shown; the busiest come first. */
const SHOWN = 5;

/** Where the time of recent orders went: a bar for each busy product, then p50 and p95 of each part over all. */
export function Stages({ dashboard }: { dashboard: Dashboard | undefined }) {
  const words = useWords();
  const { t } = words;
  const ms = (value: number) => formatLatency(value, words);
  const products = dashboard?.products.slice(0, SHOWN) ?? [];
  const totals = products.map(({ oursMs, otomaxMs, supplierMs }) => oursMs + otomaxMs + supplierMs);
  const longest = Math.max(0, ...totals);
  const names = { ours: t('stages.ours'), otomax: t('stages.otomax'), supplier: t('stages.supplier') };
  const measured = parties.filter((party) => dashboard?.stages[party]);

  return (
    <PanelCard title={t('stages.title')}>
      {!dashboard ? (
        <RowsSkeleton rows={4} />
      ) : products.length === 0 && measured.length === 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
          {t('stages.empty')}
        </Typography>
      ) : (
        <Box sx={{ px: 2, py: 1.5, display: 'grid', gap: 1.25 }}>
          {products.map((product, index) => (
            <Box key={product.code} sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
              <Box sx={{ width: '38%', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>{product.name}</Box>
              <StageBar
                parts={[product.oursMs, product.otomaxMs, product.supplierMs]}
                full={longest}
                label={t('stages.bar', {
                  name: product.name,
                  ours: ms(product.oursMs),
                  otomax: ms(product.otomaxMs),
                  supplier: ms(product.supplierMs),
                })}
              />
              <Box sx={{ minWidth: '3.5rem', textAlign: 'right', fontWeight: 700, fontSize: '0.8125rem' }}>
                {ms(totals[index] ?? 0)}
              </Box>
            </Box>
          ))}
          <PartyLegend names={names} />
          {measured.length > 0 && (
            <Box component="table" sx={table} aria-label={t('stages.all')}>
              <thead>
                <tr>
                  <th scope="col">{t('stages.all')}</th>
                  <th scope="col">{t('stages.p50')}</th>
                  <th scope="col">{t('stages.p95')}</th>
                </tr>
              </thead>
              <tbody>
                {measured.map((party) => (
                  <tr key={party}>
                    <th scope="row">{names[party]}</th>
                    <td>{ms(dashboard.stages[party]?.p50Ms ?? 0)}</td>
                    <td>{ms(dashboard.stages[party]?.p95Ms ?? 0)}</td>
                  </tr>
                ))}
              </tbody>
            </Box>
          )}
        </Box>
      )}
    </PanelCard>
  );
}

const table = {
  borderCollapse: 'collapse',
  fontSize: '0.75rem',
  '& th': { textAlign: 'left', fontWeight: 500, color: 'text.secondary', py: 0.35 },
  '& td, & thead th + th': { textAlign: 'right' },
  '& td': { fontWeight: 650 },
  '& tbody tr': { borderTop: 1, borderColor: 'divider' },
} as const;
