import { OtomaxUnavailableError } from '@hexaflate/otomax';
import { pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { otomaxCommand } from './otomax-command.ts';
import { startServer } from './server.ts';

const usage = `Usage: hexaflate <command>

  start    run the API server, the apps and the background work
  otomax check | install | uninstall | status [--dry-run]
           look at the Otomax database that OTOMAX_URL names, and put in or take out what we need there
`;

/** The command line. */
async function main([command, ...words]: readonly string[]): Promise<void> {
  if (command === 'otomax') {
    process.exitCode = await otomaxCommand(words, process.env, (text) => process.stdout.write(`${text}\n`));
    return;
  }
  if (command !== 'start') {
    process.stderr.write(usage);
    process.exitCode = command === undefined || command === 'help' ? 0 : 2;
    return;
  }
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const running = await startServer(config, log);
  if (running.firstOperator) {
    const { username, password } = running.firstOperator;
    process.stdout.write(
      `\nAkun panel, kata sandi sekali pakai (panel account, one-time password):\n  username: ${username}\n  password: ${password}\n\n`,
    );
  }
  const stop = async () => {
    await running.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError || error instanceof OtomaxUnavailableError
      ? `${error.message}\n`
      : `${error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
});
