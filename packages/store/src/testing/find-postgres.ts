import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where Debian keeps one folder for each major version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL's programs on this machine. Throws with the command that installs it. */
export function findPostgres(): string {
  const newest = versions()
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => Bun.which('initdb', { PATH: bin }));
  const inPath = Bun.which('initdb');
  const found = newest ?? (inPath && dirname(inPath));
  if (!found)
    throw new Error(
      'These tests need PostgreSQL: sudo apt-get install -y postgresql, or a server of your own in TEST_DATABASE_URL',
    );
  return found;
}

function versions(): string[] {
  try {
    return readdirSync(DEBIAN);
  } catch {
    return [];
  }
}
