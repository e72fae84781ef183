import type { Chart, Scenario } from '../scenario.ts';

/** Name of a chart's file beside the report. */
export function chartFile(scenario: Scenario, chart: Chart): string {
  return `${scenario.name}-${chart.name}.svg`;
}
