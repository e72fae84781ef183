import { parseArgs } from 'node:util';

export interface ChaosOptions {
  attempts: number;
  /** Every choice of the run follows from it, except how the machine schedules. */
  seed: number;
  /** File for the figures, beside the printed ones. */
  json: string | undefined;
  kills: number;
  /** Whether the servers share a Redis, which is killed and paused as well. */
  redis: boolean;
  /** Whether the lines to Redis, PostgreSQL and SQL Server break as well. */
  faults: boolean;
  /** Processes of the server on one port. */
  workers: number;
  /** Agents that sell at the same time. */
  agents: number;
  /** PostgreSQL for the server's own data; SQLite without it. */
  database: string | undefined;
  /** A database on SQL Server to make a staging Otomax in; the embedded sandbox without it. */
  otomax: string | undefined;
}

/** What `--help` says. */
export const USAGE = `npm run chaos -- [--attempts 2000] [--seed 1] [--json FILE] [--kills K] [--agents 16]
  [--database postgres://…]  our own data on PostgreSQL instead of SQLite
  [--otomax mssql://…]       a staging Otomax in this database (empty, or made so before)
  [--redis] [--workers N]    several processes that share a Redis, which is killed, paused and flushed as well
  [--faults]                 the lines to Redis, PostgreSQL and SQL Server break as well`;

/** Reads what USAGE names. Throws on anything else. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      attempts: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      kills: { type: 'string' },
      agents: { type: 'string', default: '16' },
      redis: { type: 'boolean', default: false },
      faults: { type: 'boolean', default: false },
      workers: { type: 'string', default: '1' },
      database: { type: 'string' },
      otomax: { type: 'string' },
    },
  });
  const attempts = whole('attempts', values.attempts, 1);
  const workers = whole('workers', values.workers, 1);
  if (workers > 1 && !values.redis) throw new Error('--workers needs --redis');
  if (values.faults && !values.redis && values.database === undefined && values.otomax === undefined)
    throw new Error('--faults needs a line to break: --redis, --database or --otomax');
  return {
    attempts,
    seed: whole('seed', values.seed, 0),
    json: values.json,
    // 25 kills belong to the default run; shorter runs get their share.
    kills:
      values.kills === undefined
        ? Math.max(1, Math.round((25 * attempts) / 2000))
        : whole('kills', values.kills, 0),
    agents: whole('agents', values.agents, 1),
    redis: values.redis,
    faults: values.faults,
    workers,
    database: values.database,
    otomax: values.otomax,
  };
}

function whole(name: string, text: string, min: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < min)
    throw new Error(`--${name} must be a whole number of at least ${min}, not ${text}`);
  return value;
}
