import { chown, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@hexaflate/testing';
import { findPostgres } from './find-postgres.ts';

const USER = 'hexaflate';
/** Who runs the server when the tests run as root, which PostgreSQL refuses. */
const UNPRIVILEGED = 'postgres';

/**
 * Makes and starts a server, says "ready", and takes everything away again when its input ends: however the process
 * that started it dies. Nothing needs to survive, so nothing waits for the disk.
 */
const SCRIPT = `
trap '' INT TERM HUP
cd "$DIR"
"$BIN/initdb" -D data -U ${USER} --auth=scram-sha-256 --pwfile=password -E UTF8 --locale=C --no-sync >log 2>&1 &&
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \\
  -addext subjectAltName=DNS:localhost -keyout data/server.key -out data/server.crt >>log 2>&1 &&
chmod 600 data/server.key &&
"$BIN/pg_ctl" -D data -w -t 60 -l log -o "-c port=$PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$DIR \\
  -c ssl=on -c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=32MB -c autovacuum=off" \\
  start >>log 2>&1 && echo ready || cat log
cat >/dev/null
"$BIN/pg_ctl" -D data -m immediate stop >/dev/null 2>&1
cd / && rm -rf "$DIR"
`;

/** Starts a PostgreSQL of this process's own from Debian's programs and answers a URL of its `postgres` database. */
export async function startPostgresServer(): Promise<string> {
  const bin = findPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-postgres-'));
  const password = crypto.randomUUID();
  const port = await freePort();
  await writeFile(join(folder, 'password'), password, { mode: 0o644 });
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(folder, await idOf('-u'), await idOf('-g'));
  const become = asRoot
    ? ['setpriv', `--reuid=${UNPRIVILEGED}`, `--regid=${UNPRIVILEGED}`, '--clear-groups']
    : [];
  const child = Bun.spawn([...become, 'sh', '-c', SCRIPT], {
    env: { PATH: process.env.PATH ?? '', LANG: 'C', DIR: folder, BIN: bin, PORT: String(port) },
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'inherit',
  });
  child.unref();
  const { value } = await child.stdout.getReader().read();
  const said = new TextDecoder().decode(value);
  if (said.trim() !== 'ready') throw new Error(`PostgreSQL did not start:\n${said}`);
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  return Number(await new Response(Bun.spawn(['id', flag, UNPRIVILEGED]).stdout).text());
}
