import { type Config, ConfigError } from '../config.ts';
import { type Keeping, keepProgram } from './keep-program.ts';

export interface Programs {
  /** Asks all of them to end, and resolves when they have. */
  stop(): Promise<void>;
}

/** What `start` was told. */
export interface StartOptions {
  workers: number;
  /** File that takes what all programs print; undefined prints it. */
  logFile: string | undefined;
}

const USAGE = 'Usage: hexaflate start [--workers N] [--log FILE], with N from 1 to 64';

/**
 * Reads `--workers N` and `--log FILE`. Throws ConfigError when they cannot be used: several processes need Redis to
 * stay coherent, and one port for all of them is something that only Linux shares out fairly.
 */
export function readStartOptions(args: readonly string[], config: Config, platform: string): StartOptions {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [flag = '', value] = args.slice(at, at + 2);
    if (!['--workers', '--log'].includes(flag) || !value || given.has(flag)) throw new ConfigError(USAGE);
    given.set(flag, value);
  }
  return { workers: readWorkerCount(given.get('--workers'), config, platform), logFile: given.get('--log') };
}

function readWorkerCount(text: string | undefined, config: Config, platform: string): number {
  if (text === undefined) return 1;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new ConfigError(USAGE);
  if (count === 1) return 1;
  if (!config.redis)
    throw new ConfigError(
      'Beberapa proses membutuhkan Redis: isi REDIS_URL.\nSeveral workers need Redis, so that none of them answers with what another has changed: set REDIS_URL.',
    );
  if (platform !== 'linux')
    throw new ConfigError(
      'Hanya Linux yang dapat membagi satu port ke beberapa proses. Di sini jalankan satu proses untuk tiap PORT dengan REDIS_URL dan DATABASE_URL yang sama di belakang reverse proxy, atau tetap satu proses: itu cukup untuk kebanyakan.\n' +
        'Only Linux shares one port among several processes. Here, start one process for each PORT, all with the same REDIS_URL and DATABASE_URL, behind a reverse proxy; or stay with one, which is enough for most.',
    );
  if (config.port === 0) throw new ConfigError('Several workers need one port: PORT must not be 0.');
  return count;
}

/** Which programs to keep running: the server in `workers` processes, and the sandbox's engine on a database. */
export interface ProgramPlan {
  workers: number;
  /** File of the sandbox's database; undefined where a real Otomax is at work. */
  sandbox: string | undefined;
}

/**
 * Runs these programs and starts each again when it dies. The first server serves before the others start, so that
 * migrations and the first account are its business alone. Throws ConfigError when it ends before.
 */
export async function startPrograms({ workers, sandbox }: ProgramPlan, keeping: Keeping): Promise<Programs> {
  const server = (index: number) =>
    keepProgram(
      {
        name: workers > 1 ? `server ${index}` : 'server',
        words: ['serve'],
        // Whoever has the port to himself must not share it with a second start by mistake.
        ...(workers > 1 ? { environment: { HEXAFLATE_WORKER: String(index) } } : {}),
      },
      keeping,
    );
  const engine = sandbox && keepProgram({ name: 'engine', words: ['engine', sandbox] }, keeping);
  const first = server(1);
  const running = [first];
  const stop = async () => {
    // The servers first, so that they can finish what they are telling the engine's database.
    await Promise.all(running.map((program) => program.stop()));
    if (engine) await engine.stop();
  };
  const early = await first.started;
  if (early !== undefined) {
    await stop();
    throw new ConfigError(
      `Server berhenti sebelum siap; sebabnya tertulis di atas / The server ended with code ${early} before it was ready; its last words stand above.`,
    );
  }
  for (let index = 2; index <= workers; index += 1) running.push(server(index));
  keeping.log.info({ workers }, 'from here on whatever ends is started again');
  return { stop };
}
