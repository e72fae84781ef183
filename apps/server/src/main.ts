import { OtomaxUnavailableError } from '@hexaflate/otomax';
import { StoreRefusedError, StoreUnavailableError } from '@hexaflate/store';
import { pino } from 'pino';
import { auditCommand } from './audit-command.ts';
import { ConfigError, readConfig } from './config.ts';
import { copyStoreCommand } from './copy-store.ts';
import { otomaxCommand } from './otomax-command.ts';
import { READY, readWorkerCount, startWorkers } from './processes/workers.ts';
import { sandboxCommand } from './sandbox-command.ts';
import { startServer } from './server.ts';

const usage = `Usage: hexaflate <command>

  start [--workers N]  run the API server, the apps and the background work; with N > 1 in N
                       processes on one port, which need REDIS_URL and Linux
  copy-store <file>    fill the empty database of DATABASE_URL from a SQLite store
  audit verify         go through the audit trail, and tell whether anything in it was altered
  otomax check | install | uninstall | status [--dry-run]
                       look at the Otomax database that OTOMAX_URL names, and put in or take out what we need there
  sandbox --otomax <url> [--history-days N] [--anew]
                       make a staging Otomax in an empty SQL Server database, or go on with one, and run its engine
`;

/** The command line. */
async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === 'otomax') {
    process.exitCode = await otomaxCommand(args, process.env, (text) => process.stdout.write(`${text}\n`));
    return;
  }
  if (command === 'sandbox') {
    process.exitCode = await sandboxCommand(args, (text) => process.stdout.write(`${text}\n`));
    return;
  }
  if (command === 'audit') {
    process.exitCode = await auditCommand(args, process.env, (text) => process.stdout.write(`${text}\n`));
    return;
  }
  if (command === 'copy-store') {
    process.stdout.write(await copyStoreCommand(readConfig(process.env), args[0]));
    return;
  }
  if (command !== 'start') {
    process.stderr.write(usage);
    process.exitCode = command === undefined || command === 'help' ? 0 : 2;
    return;
  }
  const config = readConfig(process.env);
  const base = config.worker === undefined ? null : { worker: config.worker };
  const log = pino({ level: config.logLevel, base, timestamp: pino.stdTimeFunctions.isoTime });
  const workers = readWorkerCount(args, config, process.platform);
  if (workers > 1) {
    endWithSignals(await startWorkers(workers, log));
    return;
  }
  const running = await startServer(config, log);
  if (running.firstOperator) {
    const { username, password } = running.firstOperator;
    process.stdout.write(
      `\nAkun panel, kata sandi sekali pakai (panel account, one-time password):\n  username: ${username}\n  password: ${password}\n\n`,
    );
  }
  const stop = endWithSignals(running);
  if (config.worker === undefined) return;
  // A supervisor that died takes its workers along.
  process.once('disconnect', stop);
  process.send?.(READY);
}

function endWithSignals(running: { stop(): Promise<void> }): () => Promise<void> {
  const stop = async () => {
    await running.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return stop;
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
  process.stderr.write(
    isPlain(error) ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
});
