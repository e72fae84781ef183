import type { AdminOrderDetail } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatLatency } from '../../format/duration.ts';
import { useWords } from '../../format/use-words.ts';
import { PanelCard } from '../../parts/panel-card.tsx';
import { PartyDot, parties, StageBar } from '../../parts/stage-bar.tsx';

/** The order's own clock: our part, Otomax's, the supplier's; and what is usual for the product. */
export function OrderClock({ order }: { order: AdminOrderDetail }) {
  const words = useWords();
  const { t } = words;
  const { clock, typical } = order;
  const measured = { ours: clock.oursMs, otomax: clock.otomaxMs, supplier: clock.supplierMs };
  const parts = [clock.oursMs ?? 0, clock.otomaxMs ?? 0, clock.supplierMs ?? 0] as const;
  const total = parts.reduce((sum, part) => sum + part, 0);
  const ms = (value: number) => formatLatency(value, words);
  const known = parties.some((party) => measured[party] !== null);
  return (
    <PanelCard title={t('detail.clock')}>
      <Box sx={{ p: 2, display: 'grid', gap: 1.25 }}>
        {known ? (
          <>
            <Box sx={{ display: 'flex' }}>
              <StageBar
                parts={parts}
                full={total}
                label={t('stages.bar', {
                  name: order.product.name,
                  ours: ms(parts[0]),
                  otomax: ms(parts[1]),
                  supplier: ms(parts[2]),
                })}
              />
            </Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, fontSize: '0.8125rem' }}>
              {parties.map((party) => {
                const value = measured[party];
                return (
                  <Box
                    key={party}
                    component="span"
                    sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}
                  >
                    <PartyDot party={party} />
                    {t(`stages.${party}`)}
                    <b>{value === null ? '–' : ms(value)}</b>
                  </Box>
                );
              })}
            </Box>
          </>
        ) : (
          <Typography variant="body2">{t('detail.clockNone')}</Typography>
        )}
        {typical && (
          <Typography variant="body2" color="textSecondary">
            {t('detail.typical', { p50: ms(typical.p50Ms), p95: ms(typical.p95Ms) })}
          </Typography>
        )}
      </Box>
    </PanelCard>
  );
}
