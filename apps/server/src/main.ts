import { join } from 'node:path';
import { OtomaxUnavailableError } from '@hexaflate/otomax';
import { StoreRefusedError, StoreUnavailableError } from '@hexaflate/store';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import { READY } from './processes/keep-program.ts';
import { readStartOptions } from './processes/workers.ts';
import { HOME } from './product-files.ts';
import { startServer } from './server.ts';
import { readSettingsFile, SETTINGS_FILE } from './settings-file.ts';

const usage = `Usage: hexaflate <command>

  start [--workers N] [--log FILE]
                       run the API server, the apps and the background work; with N > 1 in N
                       processes on one port, which need REDIS_URL and Linux
  doctor [--json]      check settings, storage, Otomax, Redis, clocks, ports and certificate, and say what to do
  health               ask the running server whether it can sell
  service install | uninstall | status [--dry-run]
                       run at boot, and again after a crash (Windows and Linux, executable only)
  backup <file>        copy our own data while the server runs
  copy-store <file>    fill the empty database of DATABASE_URL from a SQLite store
  audit verify         go through the audit trail, and tell whether anything in it was altered
  operator rescue [<username>] [--addresses] [--approvals] [--yes]
                       let an owner in again who has locked himself out of the panel
  identity rotate-key  wrap the keys of identity photos anew, so that older copies of the data open none
  otomax check | install | uninstall | status [--dry-run] [--watch-seconds N]
                       look at the Otomax database that OTOMAX_URL names, and put in or take out what we need there
  sandbox --otomax <url> [--history-days N] [--anew]
                       make a staging Otomax in an empty SQL Server database, or go on with one, and run its engine
`;

type Environment = Record<string, string | undefined>;
type Command = (args: readonly string[], environment: Environment) => Promise<number | undefined>;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Every command answers its exit code, undefined for one that goes on running or has nothing to add. */
const commands: Readonly<Record<string, Command>> = {
  start,
  serve: async (_, environment) => serve(readConfig(environment)),
  async engine([path], environment) {
    if (path === undefined) throw new ConfigError('Usage: hexaflate engine <database file>');
    const { runSandboxEngine } = await import('./sandbox/run-engine.ts');
    const ending = new AbortController();
    whenAskedToEnd(() => ending.abort());
    await runSandboxEngine(path, createLog(readConfig(environment)), ending.signal);
    process.exit(0);
  },
  /** Started by the server itself, inside an executable. */
  async photos() {
    await import('./photos/program.ts');
    return undefined;
  },
  async doctor(args, environment) {
    const { doctorCommand } = await import('./doctor/command.ts');
    return await doctorCommand(args, environment, say);
  },
  async health(_, environment) {
    const { healthCommand } = await import('./doctor/health.ts');
    return await healthCommand(readConfig(environment), say);
  },
  async service(args, environment) {
    const { serviceCommand } = await import('./service/command.ts');
    return await serviceCommand(args, readConfig(environment), say);
  },
  async backup([path], environment) {
    const { backupCommand } = await import('./backup.ts');
    say(await backupCommand(readConfig(environment), path));
    return 0;
  },
  async 'copy-store'([path], environment) {
    const { copyStoreCommand } = await import('./copy-store.ts');
    process.stdout.write(await copyStoreCommand(readConfig(environment), path));
    return 0;
  },
  async audit(args, environment) {
    const { auditCommand } = await import('./audit-command.ts');
    return await auditCommand(args, environment, say);
  },
  async operator(args, environment) {
    const { operatorCommand } = await import('./operator-command.ts');
    return await operatorCommand(args, environment, say);
  },
  async identity(args, environment) {
    const { identityCommand } = await import('./identity-command.ts');
    return await identityCommand(args, environment, say);
  },
  async sandbox(args) {
    const { sandboxCommand } = await import('./sandbox-command.ts');
    return await sandboxCommand(args, say);
  },
  async otomax(args, environment) {
    const { otomaxCommand } = await import('./otomax-command.ts');
    return await otomaxCommand(args, environment, say);
  },
};

/** The command line. What a settings file beside the executable says, the environment may overrule. */
async function main([name, ...args]: readonly string[]): Promise<void> {
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (!command) {
    process.stderr.write(usage);
    process.exitCode = name === undefined || name === 'help' ? 0 : 2;
    return;
  }
  const settings = Bun.isStandaloneExecutable ? readSettingsFile(join(HOME, SETTINGS_FILE)) : {};
  const code = await command(args, { ...settings, ...process.env });
  if (code !== undefined) process.exitCode = code;
}

/**
 * One process serves by itself. Several, and everything that an executable runs, stand under a parent that starts
 * them again; an executable without a real Otomax runs the sandbox's engine as well, which `npm start` does itself.
 */
async function start(args: readonly string[], environment: Environment): Promise<undefined> {
  const config = readConfig(environment);
  const { workers, logFile } = readStartOptions(args, config, process.platform);
  if (workers === 1 && logFile === undefined && !Bun.isStandaloneExecutable) return await serve(config);
  const [{ startPrograms }, { openLogFile }] = await Promise.all([
    import('./processes/workers.ts'),
    import('./processes/log-file.ts'),
  ]);
  const print = logFile === undefined ? undefined : openLogFile({ path: logFile });
  const log = createLog(config, print);
  const sandbox =
    Bun.isStandaloneExecutable && !config.otomax ? join(config.dataDir, 'otomax.sqlite') : undefined;
  // Whoever ends us meanwhile ends the programs too: they notice.
  const programs = await startPrograms({ workers, sandbox }, { log, print });
  whenAskedToEnd(async () => {
    await programs.stop();
    process.exit(0);
  });
}

async function serve(config: Config): Promise<undefined> {
  let stop: () => Promise<void> = async () => undefined;
  whenAskedToEnd(async () => {
    await stop();
    process.exit(0);
  });
  const running = await startServer(config, createLog(config));
  stop = running.stop;
  if (running.firstOperator) {
    const { username, password } = running.firstOperator;
    process.stdout.write(
      `\nAkun panel, kata sandi sekali pakai (panel account, one-time password):\n  username: ${username}\n  password: ${password}\n\n`,
    );
  }
  process.send?.(READY);
}

/** By a signal, or by the death of the parent that keeps us running. */
function whenAskedToEnd(end: () => void): void {
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.once('disconnect', end);
}

function createLog(config: Config, print?: (bytes: Uint8Array) => void): Logger {
  const base = config.worker === undefined ? null : { worker: config.worker };
  const options = { level: config.logLevel, base, timestamp: pino.stdTimeFunctions.isoTime };
  const encoder = new TextEncoder();
  return print ? pino(options, { write: (line: string) => print(encoder.encode(line)) }) : pino(options);
}

/** Mistakes of whoever set this up, whose message says all there is. */
function isPlain(error: unknown): error is Error {
  return (
    error instanceof ConfigError ||
    error instanceof OtomaxUnavailableError ||
    error instanceof StoreRefusedError ||
    error instanceof StoreUnavailableError
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const words = isPlain(error) ? error.message : error instanceof Error ? error.stack : error;
  // What had been started before it failed would keep the program alive, and nobody would start it again.
  process.stderr.write(`${words}\n`, () => process.exit(1));
});
