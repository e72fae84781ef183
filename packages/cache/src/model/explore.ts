import { createWorld, type Scenario, type Subject } from './world.ts';

export interface Exploration {
  /** Different states met at rest. */
  states: number;
  /** Runs from the start that it took. */
  runs: number;
  /** The states in which nothing more can happen, so that explorations can be compared. */
  ends: Set<string>;
  /** The first broken promise, and the steps that lead to it. */
  violation?: { what: string; steps: string[] };
}

export interface Manner {
  /** Follows a state once only, however it was reached. */
  merges: boolean;
  /** Takes steps while promises of the step before are still on their way, after each number of rounds. */
  hurries: boolean;
}

/** A step from outside, and how many rounds of promises run before the next. */
interface Move {
  step: string;
  rounds: number | 'until rest';
}

/** A state from which several moves are possible, and the one that this run takes. */
interface Fork {
  moves: Move[];
  taken: number;
}

/** From the end of a load to its last reader it takes fewer rounds than these. */
const roundsAfterLanding = [0, 1, 2, 3, 4, 5, 6, 7];
/** Between further steps in a hurry. */
const roundsBetween = [0, 1, 2];
/** Steps that may hurry, one after the other. */
const longestHurry = 3;

function moveOf({ moves, taken }: Fork): Move {
  return moves[taken] ?? { step: 'none', rounds: 'until rest' };
}

/** How many steps were taken since the last rest. */
function hurriedSteps(path: readonly Fork[]): number {
  return path.length - 1 - path.findLastIndex((fork) => moveOf(fork).rounds === 'until rest');
}

/** Everything that may come next: each step, and after a landing each step in each hurry. */
function movesFrom(steps: string[], path: readonly Fork[], hurries: boolean): Move[] {
  const hurried = hurriedSteps(path);
  const roundsAfter = (step: string): number[] => {
    if (!hurries || hurried >= longestHurry) return [];
    if (hurried > 0) return roundsBetween;
    return step === 'load lands' ? roundsAfterLanding : [];
  };
  return steps.flatMap((step): Move[] => [
    { step, rounds: 'until rest' },
    ...roundsAfter(step).map((rounds) => ({ step, rounds })),
  ]);
}

/** Lets every promise that can move move, until only a step from outside can change anything. */
function rest(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Moves on to the next path, depth first; false when all were taken. */
function advance(path: Fork[]): boolean {
  for (let last = path.at(-1); last; last = path.at(-1)) {
    last.taken += 1;
    if (last.taken < last.moves.length) return true;
    path.pop();
  }
  return false;
}

/**
 * Tries every order of steps, each run from the start against the real code, and stops at the first violation.
 */
export async function explore(
  scenario: Scenario,
  subject: Subject,
  manner: Manner = { merges: true, hurries: false },
): Promise<Exploration> {
  const met = new Set<string>();
  const ends = new Set<string>();
  const path: Fork[] = [];
  let runs = 0;

  /** Repeats the path, then extends it to an end or to a state met before. */
  async function run(): Promise<readonly string[]> {
    const world = createWorld(scenario, subject);
    runs += 1;
    for (let depth = 0; ; depth += 1) {
      let fork = path[depth];
      if (!fork) {
        // A step in a hurry may leave nothing to do until the promises that it started have come to rest.
        if (world.steps().length === 0) await rest();
        const moves = movesFrom(world.steps(), path, manner.hurries);
        if (hurriedSteps(path) === 0 || moves.length === 0) {
          const violations = world.violations();
          const state = world.fingerprint();
          if (moves.length === 0) ends.add(state);
          if (violations.length > 0 || (manner.merges && met.has(state))) return violations;
          met.add(state);
        }
        if (moves.length === 0) return [];
        fork = { moves, taken: 0 };
        path.push(fork);
      }
      const { step, rounds } = moveOf(fork);
      world.take(step);
      if (rounds === 'until rest') await rest();
      else for (let round = 0; round < rounds; round += 1) await undefined;
    }
  }

  do {
    const [what] = await run();
    if (what) {
      const steps = path.map(moveOf).map(({ step, rounds }) => `${step}, ${rounds}`);
      return { states: met.size, runs, ends, violation: { what, steps } };
    }
  } while (advance(path));
  return { states: met.size, runs, ends };
}
