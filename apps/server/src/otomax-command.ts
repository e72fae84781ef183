import { ConfigError, readConfig } from './config.ts';

const usage = (verbs: readonly string[]) =>
  `Usage: hexaflate otomax ${verbs.join(' | ')} [--dry-run] [--watch-seconds N]`;

/**
 * `hexaflate otomax check | install | uninstall | status [--dry-run] [--watch-seconds N]`, on the SQL Server that the
 * configuration names. Answers the exit code: 0 all is well, 1 something would fail, 2 the command itself is wrong.
 */
export async function otomaxCommand(
  words: readonly string[],
  environment: Record<string, string | undefined>,
  say: (text: string) => void,
): Promise<number> {
  const { otomaxVerbs, runOtomaxCommand } = await import('@hexaflate/otomax/sqlserver');
  const [word, ...rest] = words;
  const verb = otomaxVerbs.find((known) => known === word);
  const options = readOptions(rest);
  if (!verb || !options || (options.watchSeconds !== undefined && verb !== 'install')) {
    say(usage(otomaxVerbs));
    return 2;
  }
  const { otomax } = readConfig(environment);
  if (!otomax) {
    throw new ConfigError(
      'OTOMAX_URL belum diisi, jadi yang dipakai adalah sandbox / OTOMAX_URL is not set: that is the sandbox, which needs none of this',
    );
  }
  const well = await runOtomaxCommand({ verb, settings: otomax, say, ...options });
  return well ? 0 : 1;
}

/** Undefined when a word is not understood. */
function readOptions(
  words: readonly string[],
): { dryRun: boolean; watchSeconds: number | undefined } | undefined {
  let watchSeconds: number | undefined;
  let dryRun = false;
  for (let index = 0; index < words.length; index += 1) {
    if (words[index] === '--dry-run') {
      dryRun = true;
    } else if (words[index] === '--watch-seconds' && /^\d{1,4}$/.test(words[index + 1] ?? '')) {
      index += 1;
      watchSeconds = Number(words[index]);
    } else {
      return undefined;
    }
  }
  return { dryRun, watchSeconds };
}
