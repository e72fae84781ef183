import type { Dashboard } from '@hexaflate/contract/admin';
import { formatRupiah, parseMoney } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { LineChart, lineClasses } from '@mui/x-charts/LineChart';
import { formatCompactRupiah } from '../../format/number.ts';
import { useWords } from '../../format/use-words.ts';
import { moneyScale, shareOfScale } from './money-scale.ts';

/** Today's line stops at this hour; the rest of the day has not happened yet. */
function lastHour({ hours, asOf }: Dashboard): number {
  const sold = hours.findLast(({ count }) => count > 0)?.hour ?? 0;
  return Math.max(sold, new Date(asOf).getHours());
}

/**
 * The drawing works on places between 0 and 1, never on money as a number; every figure that is read comes from the
 * amounts themselves.
 */
export function HoursChart({ dashboard }: { dashboard: Dashboard }) {
  const words = useWords();
  const { t } = words;
  const { scheme } = useTheme();
  const { hours } = dashboard;
  const scale = moneyScale(
    hours.flatMap((hour) => [parseMoney(hour.revenue), parseMoney(hour.revenueLastWeek)]),
  );
  const place = (amount: string) => shareOfScale(parseMoney(amount), scale);
  const marks = scale.marks.map((mark) => ({
    at: shareOfScale(mark, scale),
    text: formatCompactRupiah(mark, words),
  }));
  const until = lastHour(dashboard);

  return (
    <>
      <LineChart
        height={240}
        hideLegend
        skipAnimation
        margin={{ left: 0, right: 12, top: 12, bottom: 0 }}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: hours.map(({ hour }) => hour),
            scaleType: 'point',
            valueFormatter: (hour: number) => `${String(hour).padStart(2, '0')}.00`,
            tickLabelInterval: (hour: number) => hour % 3 === 0,
            disableTicks: true,
            disableLine: true,
          },
        ]}
        yAxis={[
          {
            min: 0,
            max: 1,
            domainLimit: 'strict',
            width: 64,
            tickInterval: marks.map(({ at }) => at),
            valueFormatter: (at: number) => marks.find((mark) => mark.at === at)?.text ?? '',
            disableTicks: true,
            disableLine: true,
          },
        ]}
        series={[
          {
            id: 'today',
            label: t('dashboard.hourToday'),
            data: hours.map(({ hour, revenue }) => (hour <= until ? place(revenue) : null)),
            valueFormatter: (_, { dataIndex }) => amountAt(hours[dataIndex]?.revenue),
            color: scheme.primary,
            area: true,
            showMark: false,
            curve: 'monotoneX',
          },
          {
            id: 'lastWeek',
            label: t('dashboard.hourLastWeek'),
            data: hours.map(({ revenueLastWeek }) => place(revenueLastWeek)),
            valueFormatter: (_, { dataIndex }) => amountAt(hours[dataIndex]?.revenueLastWeek),
            color: scheme.muted,
            showMark: false,
            curve: 'monotoneX',
          },
        ]}
        sx={{
          [`& .${lineClasses.line}[data-series="lastWeek"]`]: { strokeDasharray: '5 5', strokeWidth: 1.5 },
          [`& .${lineClasses.area}`]: { fill: scheme.container, fillOpacity: 0.7, filter: 'none' },
        }}
      />
      <HoursTable hours={hours} />
    </>
  );
}

function amountAt(amount: string | undefined): string {
  return amount === undefined ? '' : formatRupiah(amount);
}

/** The same figures for those who do not see the drawing. */
function HoursTable({ hours }: Pick<Dashboard, 'hours'>) {
  const { t } = useWords();
  return (
    <Box sx={unseen}>
      <table>
        <caption>{t('dashboard.hourTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dashboard.hour')}</th>
            <th scope="col">{t('dashboard.hourToday')}</th>
            <th scope="col">{t('dashboard.hourLastWeek')}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, revenue, revenueLastWeek }) => (
            <tr key={hour}>
              <th scope="row">{hour}</th>
              <td>{formatRupiah(revenue)}</td>
              <td>{formatRupiah(revenueLastWeek)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

const unseen = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
