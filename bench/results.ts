import type { Machine } from './machine.ts';
import type { Figure, Round, Scenario } from './scenario.ts';
import { median, type Spread, spread } from './statistics.ts';

export type MeasuredRound = Round & { load: number; cpuShare: number };

/** What became of one scenario. */
export interface ScenarioResult {
  /** Medians over the rounds by figure key; figures that no round measured are missing. */
  medians: Record<string, number>;
  spread: Record<string, Spread>;
  targets: Record<string, TargetResult>;
  /** As measured, with the machine's load after the round and what a busy loop got of a core before it (0 to 1). */
  rounds: MeasuredRound[];
  /** What was found besides, in words. */
  findings: string[];
}

export interface TargetResult {
  target: NonNullable<Figure['target']>;
  met: boolean;
}

export interface LeftOut {
  scenario: string;
  /** The part of it, when the rest was measured. */
  what?: string;
  why: string;
}

export interface Results {
  /** When the run began. */
  at: string;
  seconds: number;
  roundsAsked: number;
  machine: Machine;
  leftOut: LeftOut[];
  scenarios: { scenario: Scenario; result: ScenarioResult }[];
}

/** Medians, spread and verdicts of a scenario's rounds. */
export function summarise(
  figures: readonly Figure[],
  rounds: MeasuredRound[],
  findings: string[] = [],
): ScenarioResult {
  const result: ScenarioResult = { medians: {}, spread: {}, targets: {}, rounds, findings };
  for (const { key, target } of figures) {
    const values = rounds.map((round) => round[key]).filter((value) => value !== undefined);
    if (values.length === 0) continue;
    const middle = median(values);
    result.medians[key] = middle;
    result.spread[key] = spread(values);
    if (target) result.targets[key] = { target, met: meets(middle, target) };
  }
  return result;
}

function meets(value: number, target: NonNullable<Figure['target']>): boolean {
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

/** One object per scenario with its figures, and the rounds behind them. */
export function toJson(results: Results): Record<string, unknown> {
  const { at, seconds, roundsAsked, machine, leftOut } = results;
  return {
    at,
    seconds,
    rounds: roundsAsked,
    machine,
    leftOut,
    ...Object.fromEntries(
      results.scenarios.map(({ scenario, result: { medians, findings, ...behind } }) => [
        scenario.name,
        { ...medians, ...behind, ...(findings.length > 0 ? { findings } : {}) },
      ]),
    ),
  };
}
