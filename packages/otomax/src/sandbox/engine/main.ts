import { parseArgs } from 'node:util';
import type { EngineLogger } from './context.ts';
import { sqliteSource } from './lease.ts';
import { runEngine } from './run.ts';

/** `bun main.ts <database path> [--speed 1] [--seed 1]`: the sandbox's engine as a process of its own. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { speed: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const [databasePath] = positionals;
const speed = Number(values.speed);
const seed = Number(values.seed);
if (databasePath === undefined || !(speed > 0) || !Number.isSafeInteger(seed)) {
  process.stderr.write('Usage: bun main.ts <database path> [--speed 1] [--seed 1]\n');
  process.exit(2);
}

const write = (level: string) => (fields: object, message: string) => {
  process.stdout.write(
    `${JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg: message })}\n`,
  );
};
const log: EngineLogger = { info: write('info'), warn: write('warn'), error: write('error') };

const stop = new AbortController();
for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stop.abort());

await runEngine({ source: sqliteSource(databasePath), speed, seed, log, signal: stop.signal });
