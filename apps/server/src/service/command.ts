import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from '../config.ts';
import { askOwnHealth } from '../doctor/health.ts';
import { HOME } from '../product-files.ts';
import { SETTINGS_FILE } from '../settings-file.ts';
import { describe, type ServicePlace, type Step, takeSteps } from './steps.ts';
import { installOnLinux, statusOnLinux, uninstallOnLinux } from './systemd.ts';
import { installOnWindows, statusOnWindows, uninstallOnWindows } from './windows-task.ts';

const USAGE = 'Usage: hexaflate service install | uninstall | status [--dry-run]';

/**
 * `hexaflate service install | uninstall | status [--dry-run]`. Answers the exit code: 0 done, 1 a step failed or the
 * service does not serve, 2 the command itself is wrong. Throws ConfigError where there is no service of ours.
 */
export async function serviceCommand(
  [verb, ...options]: readonly string[],
  config: Config,
  say: (text: string) => void,
): Promise<number> {
  const dryRun = options.includes('--dry-run');
  if (!verb || !['install', 'uninstall', 'status'].includes(verb) || options.length > (dryRun ? 1 : 0)) {
    say(USAGE);
    return 2;
  }
  const windows = process.platform === 'win32';
  if (!Bun.isStandaloneExecutable || !(windows || process.platform === 'linux'))
    throw new ConfigError(
      'Layanan hanya untuk hexaflate.exe dan hexaflate (Linux) / A service is for the executables on Windows and Linux.',
    );
  if (verb === 'status') return await status(config, windows ? statusOnWindows : statusOnLinux, say);
  const steps = verb === 'install' ? planInstall(config, windows) : planUninstall(windows);
  if (dryRun) {
    for (const step of steps) say('content' in step ? `${describe(step)}:\n${step.content}` : describe(step));
    return 0;
  }
  return takeSteps(steps, say) ? 0 : 1;
}

function planInstall(config: Config, windows: boolean): Step[] {
  const secrets = [join(HOME, SETTINGS_FILE), config.tls?.key ?? ''].filter((file) => existsSync(file));
  const place = { program: process.execPath, dataDir: config.dataDir, secrets };
  return windows
    ? installOnWindows({ ...place, user: '' })
    : installOnLinux({ ...place, user: ownerOf(HOME) });
}

function planUninstall(windows: boolean): Step[] {
  return windows ? uninstallOnWindows() : uninstallOnLinux();
}

/** The service runs as whoever owns the folder. Throws ConfigError when that is root. */
function ownerOf(folder: string): ServicePlace['user'] {
  const { uid } = statSync(folder);
  if (uid === 0)
    throw new ConfigError(
      `Layanan tidak boleh berjalan sebagai root / The service must not run as root. Give the folder a user of its own:\n  useradd --system --no-create-home hexaflate\n  chown -R hexaflate ${folder}`,
    );
  const { stdout, success } = Bun.spawnSync(['id', '-nu', String(uid)]);
  return success ? stdout.toString().trim() : String(uid);
}

async function status(
  config: Config,
  query: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const { stdout, stderr } = Bun.spawnSync([...query]);
  say(`${stdout.toString()}${stderr.toString()}`.trim());
  const health = await askOwnHealth(config);
  say(
    health === 'ready'
      ? `ok    siap berjualan / ready to sell: port ${config.port}`
      : 'FAIL  belum siap / not ready: hexaflate doctor',
  );
  return health === 'ready' ? 0 : 1;
}
