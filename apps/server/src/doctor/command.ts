import { type Config, ConfigError, readConfig } from '../config.ts';
import { checkEncryption } from './check-encryption.ts';
import { checkOtomax } from './check-otomax.ts';
import { checkPhotos } from './check-photos.ts';
import { checkPort } from './check-port.ts';
import { checkRedis } from './check-redis.ts';
import { checkSettings } from './check-settings.ts';
import { checkStorage } from './check-storage.ts';
import { type Finding, findingsOf } from './finding.ts';

type Environment = Record<string, string | undefined>;

const marks: Readonly<Record<Finding['level'], string>> = { fine: 'ok  ', warning: '!   ', failure: 'FAIL' };

/**
 * `hexaflate doctor [--json]`: looks at everything that an installation needs, changes nothing, and says what to do.
 * Answers the exit code: 0 nothing fails, 1 something does, 2 the command itself is wrong.
 */
export async function doctorCommand(
  words: readonly string[],
  environment: Environment,
  say: (text: string) => void,
): Promise<number> {
  if (words.some((word) => word !== '--json')) {
    say('Usage: hexaflate doctor [--json]');
    return 2;
  }
  const findings = await examine(environment);
  const ok = findings.every(({ level }) => level !== 'failure');
  if (words.length > 0) say(JSON.stringify({ ok, findings }, null, 2));
  else for (const finding of findings) say(asText(finding));
  return ok ? 0 : 1;
}

/** Everything that was looked at, in the order in which one would mend it. */
export async function examine(environment: Environment): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [
      findingsOf('settings').failure(
        { id: error.message, en: error.message },
        { id: 'Betulkan setelan itu, lalu periksa lagi', en: 'Put these settings right and check again' },
      ),
    ];
  }
  const looked = await Promise.all([
    checkSettings(config),
    checkStorage(config),
    checkPhotos(config),
    checkOtomax(config),
    checkRedis(config),
    checkPort(config),
    checkEncryption(config, Date.now()),
  ]);
  return looked.flat();
}

function asText({ level, id, en, remedy }: Finding): string {
  const lines = id === en ? [id] : [id, en];
  if (remedy) lines.push(`→ ${remedy.id}`, `→ ${remedy.en}`);
  return `${marks[level]}  ${lines.join('\n').replaceAll('\n', '\n      ')}`;
}
