import { createBench } from './bench.ts';
import { currentLoad, describeMachine, measureCpuShare } from './machine.ts';
import { type LeftOut, type MeasuredRound, type Results, summarise } from './results.ts';
import { MissingPart, type OpenScenario, type Round, type Scenario } from './scenario.ts';

interface Running {
  scenario: Scenario;
  open: OpenScenario;
  rounds: MeasuredRound[];
}

/**
 * Runs scenarios in interleaved rounds, one of each and then the next of each, so that a slow minute of the machine
 * falls on all of them. One that cannot run here is left out by name; one that breaks is left out as well, and
 * `broken` says so.
 */
export async function runScenarios(
  scenarios: readonly Scenario[],
  { rounds, otomax }: { rounds: number; otomax: string | undefined },
  say: (line: string) => void,
): Promise<{ results: Results; broken: boolean }> {
  const began = new Date();
  const bench = createBench(otomax);
  const leftOut: LeftOut[] = [];
  let running: Running[] = [];
  let broken = false;
  const leave = (scenario: Scenario, error: unknown) => {
    const missing = error instanceof MissingPart;
    broken ||= !missing;
    const why = missing ? error.message : `it failed: ${error instanceof Error ? error.message : error}`;
    leftOut.push({ scenario: scenario.name, why });
    say(`${scenario.name}: left out, ${why}`);
  };
  try {
    for (const scenario of scenarios) {
      try {
        const open = await scenario.open(bench);
        running.push({ scenario, open, rounds: [] });
        for (const { what, why } of open.leftOut ?? []) leftOut.push({ scenario: scenario.name, what, why });
      } catch (error) {
        leave(scenario, error);
      }
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const one of running) {
        if (one.rounds.length >= (one.scenario.mostRounds ?? rounds)) continue;
        const startedAt = performance.now();
        try {
          const cpuShare = measureCpuShare();
          one.rounds.push({ ...tidy(await one.open.round()), load: currentLoad(), cpuShare });
          const seconds = (performance.now() - startedAt) / 1000;
          say(`${one.scenario.name}: round ${round} of ${rounds}, ${seconds.toFixed(1)} s`);
        } catch (error) {
          leave(one.scenario, error);
          await one.open.close();
          running = running.filter((other) => other !== one);
        }
      }
    }
  } finally {
    for (const { open } of running) await open.close();
    await bench.close();
  }
  const results: Results = {
    at: began.toISOString(),
    seconds: Math.round((Date.now() - began.getTime()) / 1000),
    roundsAsked: rounds,
    machine: await describeMachine(),
    leftOut,
    scenarios: running
      .filter(({ rounds }) => rounds.length > 0)
      .map(({ scenario, open, rounds }) => ({
        scenario,
        result: summarise(scenario.figures, rounds, open.findings?.()),
      })),
  };
  return { results, broken };
}

/** A microsecond is as fine as anything here is measured. */
function tidy(round: Round): Round {
  return Object.fromEntries(
    Object.entries(round).map(([key, value]) => [key, Math.round(value * 1000) / 1000]),
  );
}
