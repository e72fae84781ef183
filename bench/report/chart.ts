import type { ScenarioResult } from '../results.ts';
import type { Chart, Figure, Scenario } from '../scenario.ts';
import { showTarget, showValue } from './words.ts';

const WIDTH = 760;
const LEFT = 290;
const RIGHT = 110;
const TOP = 56;
const ROW = 34;
const BAR = 14;
const PLOT = WIDTH - LEFT - RIGHT;

/** Colours that stand on white and on dark pages alike, since the picture brings its own paper. */
const INK = '#1d2433';
const QUIET = '#667085';
const FILL = '#9db8e8';
const DOT = '#1f4fb2';
const AIM = '#c2410c';

interface Row {
  figure: Figure;
  value: number;
  rounds: number[];
}

/** An SVG with one bar per figure (its median), a dot per round, and a line where the target stands. */
export function drawChart(scenario: Scenario, chart: Chart, result: ScenarioResult): string {
  const rows = chart.figures.flatMap((key): Row[] => {
    const figure = scenario.figures.find((one) => one.key === key);
    const value = result.medians[key];
    if (!figure || value === undefined) return [];
    return [{ figure, value, rounds: result.rounds.flatMap((round) => round[key] ?? []) }];
  });
  const reach = Math.max(...rows.flatMap((row) => [...row.rounds, aimOf(row.figure) ?? 0]), Number.MIN_VALUE);
  const x = (value: number) => LEFT + (Math.max(0, value) / (reach * 1.04)) * PLOT;
  const height = TOP + rows.length * ROW + 12;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escapeXml(chart.title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" rx="10" fill="#fff"/>`,
    `<text x="20" y="30" font-size="15" font-weight="600" fill="${INK}">${escapeXml(chart.title)}</text>`,
    ...rows.map((row, index) => drawRow(row, TOP + index * ROW, x)),
    '</svg>\n',
  ].join('\n');
}

function drawRow({ figure, value, rounds }: Row, top: number, x: (value: number) => number): string {
  const middle = top + ROW / 2;
  const aim = aimOf(figure);
  return [
    `<text x="20" y="${middle + 4}" fill="${INK}">${escapeXml(figure.label)}</text>`,
    `<rect x="${LEFT}" y="${middle - BAR / 2}" width="${place(x(value) - LEFT)}" height="${BAR}" rx="3" fill="${FILL}"/>`,
    ...rounds.map(
      (round) => `<circle cx="${place(x(round))}" cy="${middle}" r="3" fill="${DOT}" fill-opacity="0.65"/>`,
    ),
    ...(aim === undefined
      ? []
      : [
          `<line x1="${place(x(aim))}" y1="${top + 3}" x2="${place(x(aim))}" y2="${top + ROW - 3}" stroke="${AIM}" stroke-width="2"><title>${escapeXml(showTarget(figure))}</title></line>`,
        ]),
    `<text x="${WIDTH - 20}" y="${middle + 4}" text-anchor="end" font-weight="600" fill="${INK}">${escapeXml(showValue(value, figure.unit))}</text>`,
    ...(aim === undefined
      ? []
      : [
          `<text x="20" y="${middle + 17}" font-size="10" fill="${QUIET}">target ${escapeXml(showTarget(figure))}</text>`,
        ]),
  ].join('\n');
}

function aimOf({ target }: Figure): number | undefined {
  if (!target) return undefined;
  return 'atMost' in target ? target.atMost : target.atLeast;
}

function place(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
