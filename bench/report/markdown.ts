import type { Machine } from '../machine.ts';
import type { LeftOut, Results, ScenarioResult } from '../results.ts';
import type { Scenario } from '../scenario.ts';
import { median, spread } from '../statistics.ts';
import { chartFile } from './chart-files.ts';
import { showTarget, showValue } from './words.ts';

/** Below this a lone busy loop had company. */
const QUIET_SHARE = 0.9;

/** The report for people; `charts` adds the pictures, which lie beside it. */
export function toMarkdown(results: Results, { charts }: { charts: boolean }): string {
  const { machine, leftOut } = results;
  const sections = [
    '# Measurements',
    [
      `${results.at.slice(0, 16).replace('T', ' ')} UTC, ${results.roundsAsked} interleaved rounds in ${results.seconds} s.`,
      'Every figure is the median over the rounds, with its lowest and highest round beside it.',
      '`npm run bench` measures anew.',
    ].join(' '),
    describeMachine(machine),
    describeLoad(results),
    ...(leftOut.length > 0 ? [`## Left out\n\n${leftOut.map(describeLeftOut).join('\n')}`] : []),
    ...results.scenarios.flatMap(({ scenario, result }) => [
      `## ${scenario.title} (\`${scenario.name}\`)`,
      scenario.method,
      figureTable(scenario, result),
      ...(result.findings.length > 0
        ? [`Found:\n\n${result.findings.map((one) => `- ${one}`).join('\n')}`]
        : []),
      ...(charts
        ? scenario.charts
            .filter(({ figures }) => figures.some((key) => result.medians[key] !== undefined))
            .map((chart) => `![${chart.title}](${chartFile(scenario, chart)})`)
        : []),
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function figureTable(scenario: Scenario, result: ScenarioResult): string {
  const rows = scenario.figures.flatMap((figure) => {
    const value = result.medians[figure.key];
    const apart = result.spread[figure.key];
    if (value === undefined || !apart) return [];
    const target = result.targets[figure.key];
    const verdict = target ? `${showTarget(figure)}: ${target.met ? 'met' : '**missed**'}` : '';
    const range = `${showValue(apart.min, figure.unit)} – ${showValue(apart.max, figure.unit)}`;
    return [
      `| ${figure.label} | \`${figure.key}\` | ${showValue(value, figure.unit)} | ${range} | ${verdict} |`,
    ];
  });
  return ['| | figure | median | lowest – highest | target |', '|---|---|---:|---:|---|', ...rows].join('\n');
}

function describeMachine({ cpu, cores, memoryBytes, os, versions }: Machine): string {
  const memory = `${Math.round(memoryBytes / 2 ** 30)} GiB`;
  const parts = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Machine: ${cores} cores (${cpu}), ${memory} of memory, ${os}. Parts: ${parts.join(', ')}.`;
}

/** Says how busy the machine was, since a figure of a busy machine is a pessimistic one. */
function describeLoad({ scenarios, machine }: Results): string {
  const rounds = scenarios.flatMap(({ result }) => result.rounds);
  if (rounds.length === 0) return 'No round was run.';
  const loads = rounds.map(({ load }) => load);
  const shares = rounds.map(({ cpuShare }) => cpuShare);
  const [load, share] = [spread(loads), spread(shares)];
  return [
    `Load average over the run, the measurement itself included: ${load.min} – ${load.max} on ${machine.cores} cores.`,
    `Between rounds, while nothing was measured, a busy loop got ${percent(share.min)} – ${percent(share.max)} of a core, ${percent(median(shares))} at the median.`,
    ...(median(shares) < QUIET_SHARE
      ? ['**Others were at work on this machine: times are longer, and rates lower, than on a quiet one.**']
      : []),
  ].join(' ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function describeLeftOut({ scenario, what, why }: LeftOut): string {
  return `- \`${scenario}\`${what ? ` (${what})` : ''}: ${why}`;
}
