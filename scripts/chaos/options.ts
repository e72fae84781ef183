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
  /** Processes of the server on one port. */
  workers: number;
  /** Agents that sell at the same time. */
  agents: number;
  /** PostgreSQL for the server's own data; SQLite without it. */
  database: string | undefined;
  /** A database on SQL Server to make a staging Otomax in; the embedded sandbox without it. */
  otomax: string | undefined;
}

/**
 * `npm run chaos -- --attempts N --seed S --json FILE [--kills K] [--agents A] [--database URL] [--otomax URL] [--redis]
 * [--workers N]`. Throws on anything else.
 */
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
      workers: { type: 'string', default: '1' },
      database: { type: 'string' },
      otomax: { type: 'string' },
    },
  });
  const attempts = whole('attempts', values.attempts, 1);
  const workers = whole('workers', values.workers, 1);
  if (workers > 1 && !values.redis) throw new Error('--workers needs --redis');
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
