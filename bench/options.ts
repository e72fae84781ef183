import { parseArgs } from 'node:util';
import { SetupError } from '../scripts/setup/say.mjs';

export interface BenchOptions {
  /** Names of the scenarios to run, in the order in which they stand; none for the usual ones. */
  only: string[];
  rounds: number;
  /** A further file for the figures, beside those in bench/results. */
  json: string | undefined;
  /** mssql://… of an empty database on SQL Server's protocol, or of one that a run before has filled. */
  otomax: string | undefined;
}

/** Lighthouse scores are medians of five. */
const ROUNDS = '5';
const MOST_ROUNDS = 100;

/** `npm run bench -- [--only SCENARIO]… [--rounds N] [--json FILE] [--otomax mssql://…]`. Throws SetupError on anything else. */
export function readOptions(args: readonly string[], scenarios: readonly string[]): BenchOptions {
  const { only, rounds, json, otomax } = parse(args);
  const unknown = only.filter((name) => !scenarios.includes(name));
  if (unknown.length > 0)
    throw new SetupError(`No scenario ${unknown.join(', ')}. There are: ${scenarios.join(', ')}`);
  const count = Number(rounds);
  if (!/^\d+$/.test(rounds) || count < 1 || count > MOST_ROUNDS)
    throw new SetupError(`--rounds must be a whole number from 1 to ${MOST_ROUNDS}, not ${rounds}`);
  if (otomax !== undefined && !otomax.startsWith('mssql://'))
    throw new SetupError('--otomax wants mssql://user:password@host:port/database');
  return { only: scenarios.filter((name) => only.includes(name)), rounds: count, json, otomax };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true, default: [] },
        rounds: { type: 'string', default: ROUNDS },
        json: { type: 'string' },
        otomax: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}
