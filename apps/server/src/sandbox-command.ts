import { parseArgs } from 'node:util';
import { parseSqlServerUrl, SqlServerSettingsError } from '@hexaflate/otomax';
import { pino } from 'pino';

const USAGE =
  'Usage: hexaflate sandbox --otomax mssql://user:password@host:port/database [--history-days 30] [--anew] [--speed 1] [--seed 1]';

const MAX_HISTORY_DAYS = 365;

interface Asked {
  otomax: string;
  historyDays: number;
  anew: boolean;
  speed: number;
  seed: number;
}

/**
 * `hexaflate sandbox --otomax <url>`: a staging Otomax in an empty SQL Server database, and its engine, until SIGINT or
 * SIGTERM. Only the command line names the database, so that settings meant for a real Otomax never lead here. Answers
 * the exit code: 0 ended by a signal, 1 refused, 2 the command itself is wrong. Rejects with OtomaxUnavailableError
 * when the server cannot be reached.
 */
export async function sandboxCommand(words: readonly string[], say: (text: string) => void): Promise<number> {
  const asked = read(words);
  if (typeof asked === 'string') {
    say(asked);
    return 2;
  }
  const { NotEmptyError, runStaging } = await import('@hexaflate/otomax/sqlserver');
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stop.abort());
  try {
    const { otomax, ...rest } = asked;
    await runStaging({
      ...rest,
      settings: { ...parseSqlServerUrl(otomax), appName: 'Hexaflate sandbox' },
      signal: stop.signal,
      log: pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }),
      onMake: () =>
        say(
          `Mengisi database dengan tabel Otomax dan ${asked.historyDays} hari riwayat; ini bisa beberapa menit. / Filling the database with Otomax's tables and ${asked.historyDays} days of history; this may take minutes.`,
        ),
      onReady: () =>
        say(
          'Otomax staging bekerja. Berikutnya / The staging Otomax is at work. Next: OTOMAX_URL=… hexaflate otomax install, hexaflate start, /sandbox',
        ),
    });
    return 0;
  } catch (error) {
    if (!(error instanceof NotEmptyError)) throw error;
    say(error.message);
    return 1;
  }
}

function read(words: readonly string[]): Asked | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        otomax: { type: 'string', default: '' },
        'history-days': { type: 'string', default: '30' },
        anew: { type: 'boolean', default: false },
        speed: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
      },
    });
    const historyDays = Number(values['history-days']);
    const speed = Number(values.speed);
    const seed = Number(values.seed);
    const right =
      values.otomax !== '' &&
      Number.isSafeInteger(historyDays) &&
      historyDays >= 0 &&
      historyDays <= MAX_HISTORY_DAYS &&
      speed > 0 &&
      Number.isSafeInteger(seed);
    if (!right) return USAGE;
    parseSqlServerUrl(values.otomax);
    return { otomax: values.otomax, historyDays, anew: values.anew, speed, seed };
  } catch (error) {
    if (error instanceof SqlServerSettingsError) return `--otomax: ${error.message}\n${USAGE}`;
    return USAGE;
  }
}
