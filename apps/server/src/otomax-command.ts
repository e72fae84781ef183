import { ConfigError, readConfig } from './config.ts';

/**
 * `hexaflate otomax check | install | uninstall | status [--dry-run]`, on the SQL Server that the configuration
 * names. Answers the exit code: 0 all is well, 1 something would fail, 2 the command itself is wrong.
 */
export async function otomaxCommand(
  words: readonly string[],
  environment: Record<string, string | undefined>,
  say: (text: string) => void,
): Promise<number> {
  const { otomaxVerbs, runOtomaxCommand } = await import('@hexaflate/otomax/sqlserver');
  const [word, ...options] = words;
  const verb = otomaxVerbs.find((known) => known === word);
  if (!verb || options.some((option) => option !== '--dry-run')) {
    say(`Usage: hexaflate otomax ${otomaxVerbs.join(' | ')} [--dry-run]`);
    return 2;
  }
  const { otomax } = readConfig(environment);
  if (!otomax) {
    throw new ConfigError(
      'OTOMAX_URL belum diisi, jadi yang dipakai adalah sandbox / OTOMAX_URL is not set: that is the sandbox, which needs none of this',
    );
  }
  const well = await runOtomaxCommand({ verb, settings: otomax, dryRun: options.length > 0, say });
  return well ? 0 : 1;
}
