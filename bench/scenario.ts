import type { Bench } from './bench.ts';

export type Unit = 'ms' | 'us' | 'bytes' | 'perSecond' | 'times' | 'points' | 'count';

/** One number that a scenario measures in every round. */
export interface Figure {
  /** Its name in the JSON, such as `p50Ms`. */
  key: string;
  label: string;
  unit: Unit;
  /** What the median over the rounds must reach. */
  target?: { atMost: number } | { atLeast: number };
}

export interface Chart {
  /** Part of the file's name. */
  name: string;
  title: string;
  /** Keys of figures of one unit, from top to bottom. */
  figures: readonly string[];
}

export interface Scenario {
  name: string;
  title: string;
  /** How it is measured, in sentences for the report. */
  method: string;
  figures: readonly Figure[];
  charts: readonly Chart[];
  /** Takes so long that it runs only when `--only` names it. */
  onlyWhenNamed?: boolean;
  /** After so many rounds it is measured well enough for what a further one would take. */
  mostRounds?: number;
  /** Gets ready. Throws MissingPart when something that it needs is not on this machine. */
  open(bench: Bench): Promise<OpenScenario>;
}

/** Values of one round by figure key. A figure that could not be measured is left out. */
export type Round = Record<string, number>;

export interface OpenScenario {
  /** Measures once. Whatever it warms up or starts belongs to the round. */
  round(): Promise<Round>;
  /** Parts of the scenario that cannot be measured here, each with the reason. */
  leftOut?: readonly { what: string; why: string }[];
  /** What the rounds so far have found besides figures, in words. */
  findings?(): string[];
  close(): Promise<void>;
}

/** Something that a scenario needs is not here; the message says what, and how to get it where there is a way. */
export class MissingPart extends Error {
  override name = 'MissingPart';
}
