import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './setup/places.mjs';
import { runCommand } from './setup/run-command.mjs';
import { runMain, SetupError, say } from './setup/say.mjs';

const PACKAGE = join('id', 'hexaflate', 'devicevault');
const SOURCES = join(ROOT, 'packages', 'device-vault', 'android', 'src');
const PLACE = join(ROOT, '.cache', 'test-android');
/** Android itself as a library, with code in its methods; and what runs the tests. */
const LIBRARIES = [
  'org.robolectric:android-all:15-robolectric-12650502',
  'junit:junit:4.13.2',
  'org.hamcrest:hamcrest-core:1.3',
];
/** Knows Capacitor, whose libraries come with Gradle alone. */
const NEEDS_CAPACITOR = 'DeviceVaultPlugin.java';

/**
 * `npm run test:android`: the Java of the phone's keys and of its sealed storage against a keystore in memory. It is no
 * part of `npm test`, since it needs Java and Maven and fetches 180 MB the first time.
 */
await runMain(async () => {
  for (const program of ['javac', 'mvn'])
    if (!Bun.which(program))
      throw new SetupError(
        `Nothing was tested: ${program} is not on this machine. Java 17 or newer and Maven are needed.`,
      );
  const libraries = join(PLACE, 'libraries');
  mkdirSync(libraries, { recursive: true });
  for (const library of LIBRARIES) await fetchLibrary(library, libraries);

  const classes = join(PLACE, 'classes');
  rmSync(classes, { recursive: true, force: true });
  const path = [classes, ...readdirSync(libraries).map((name) => join(libraries, name))].join(delimiter);
  const sources = [...filesIn('main'), ...filesIn('test')];
  await mustRun('javac', ['--release', '17', '-nowarn', '-d', classes, '-cp', path, ...sources]);
  const tests = filesIn('test').flatMap((file) => /([A-Za-z]+Test)\.java$/.exec(file)?.[1] ?? []);
  const names = tests.map((name) => `id.hexaflate.devicevault.${name}`);
  await mustRun('java', ['-cp', path, 'org.junit.runner.JUnitCore', ...names]);
});

async function fetchLibrary(library: string, folder: string): Promise<void> {
  const [, name, version] = library.split(':');
  if (existsSync(join(folder, `${name}-${version}.jar`))) return;
  say(`Mengambil ${name}…`, `Fetching ${name}`);
  await mustRun('mvn', [
    '-q',
    '-B',
    'dependency:copy',
    `-Dartifact=${library}`,
    `-DoutputDirectory=${folder}`,
  ]);
}

function filesIn(part: 'main' | 'test'): string[] {
  const folder = join(SOURCES, part, 'java', PACKAGE);
  return readdirSync(folder)
    .filter((name) => name !== NEEDS_CAPACITOR)
    .map((name) => join(folder, name));
}

async function mustRun(program: string, args: string[]): Promise<void> {
  const code = await runCommand(program, args, { cwd: PLACE });
  if (code !== 0) throw new SetupError(`${program} ended with code ${code}; its own words stand above.`);
}
