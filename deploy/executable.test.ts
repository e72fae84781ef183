import { afterAll, beforeAll, expect, test } from 'bun:test';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type HeardLines, hearLines, until } from '@hexaflate/testing';
import { askAs } from '../e2e/support/agent-device.ts';
import { listWares, signIn } from '../scripts/chaos/sellers.ts';
import { buildExecutable, carriedFiles, embeddedFiles } from '../scripts/executable/build-executable.ts';
import { linuxArm64, linuxX64 } from '../scripts/executable/targets.ts';

const OURS = process.arch === 'arm64' ? linuxArm64 : linuxX64;
/** Milliseconds: the first start seeds the sandbox's history. */
const PATIENCE_MS = 120_000;
const demo = { code: 'AG0001', phone: '081200000001', pin: '258036' };

let folder: string;
let program: string;
let port: number;
let running: Bun.Subprocess | undefined;
let heard: HeardLines;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hexaflate-executable-'));
  program = join(folder, 'hexaflate');
  await cp(await buildExecutable(OURS), program);
  port = await freePort();
  await writeFile(
    join(folder, 'hexaflate.env'),
    `# as Notepad writes it\r\nPORT=${port}\r\nHOST=127.0.0.1\r\n`,
  );
  const child = Bun.spawn([program, 'start'], {
    ...bare(),
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'inherit',
  });
  running = child;
  heard = hearLines(child.stdout);
  await heard.until(() => said('whatever ends is started again').length > 0);
}, PATIENCE_MS);

afterAll(async () => {
  running?.kill('SIGTERM');
  await running?.exited;
  await rm(folder, { recursive: true, force: true });
}, PATIENCE_MS);

/** Somewhere else, and with nothing in the environment that a build machine may have. */
function bare() {
  return { cwd: '/', env: { PATH: '/usr/bin:/bin' } };
}

function run(...words: string[]) {
  const { stdout, exitCode } = Bun.spawnSync([program, ...words], bare());
  return { text: stdout.toString(), exitCode };
}

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const said = (words: string) => heard.lines.filter((line) => line.includes(words));
const pidsOf = (name: string) =>
  said(`"program":"${name}","pid":`).map((line) => Number(/"pid":(\d+)/.exec(line)?.[1]));

test('one file in an empty folder serves every page and file of both apps, and the documentation', async () => {
  for (const [path, word] of [
    ['/', '<title>'],
    ['/admin/orders', '<title>'],
    ['/api/v1/docs/swagger-ui.css', '.swagger-ui'],
    ['/api/v1/docs/swagger-ui-bundle.js', 'SwaggerUIBundle'],
    ['/manifest.webmanifest', 'Hexaflate'],
  ] as const)
    expect([path, (await (await get(path)).text()).includes(word)]).toEqual([path, true]);
  const assets = carriedFiles().filter((file) => file.includes('/assets/'));
  expect(assets.length).toBeGreaterThan(10);
  for (const file of assets) {
    const path = file.replace('apps/agent/dist', '').replace('apps/admin/dist', '/admin');
    expect([path, (await get(path)).status]).toEqual([path, 200]);
  }
});

test('its data lie beside it, wherever it is started from', async () => {
  expect((await readdir(folder)).sort()).toEqual(['data', 'hexaflate', 'hexaflate.env']);
  expect(await readdir(join(folder, 'data'))).toContain('hexaflate.sqlite');
});

test('it sells: the sandbox runs as a program of its own inside it', async () => {
  const url = `http://127.0.0.1:${port}`;
  const seller = await signIn(url, demo);
  const [wares] = await listWares(seller);
  const answer = await askAs(seller.device, 'POST', '/orders', {
    attemptId: crypto.randomUUID(),
    productCode: wares?.productCode,
    destination: `${wares?.prefix}123459001`,
    maxPrice: wares?.price,
    pin: seller.pin,
  });
  const { id } = (await answer.json()) as { id: string };
  let state = '';
  while (!['success', 'failed'].includes(state)) {
    const order = await askAs(seller.device, 'GET', `/orders/${id}?wait=5`);
    state = ((await order.json()) as { state: string }).state;
  }
  expect(state).toBe('success');
}, 30_000);

test('what dies inside it is started again', async () => {
  const [server = 0] = pidsOf('server');
  process.kill(server, 'SIGKILL');
  await heard.until(() => said('"msg":"ready"').length === 2);
  expect((await get('/health/ready')).status).toBe(200);
  expect(pidsOf('server').length).toBe(2);
}, 30_000);

test('it says how it is, copies its data, and shows how it becomes a service', async () => {
  expect(run('health')).toEqual({ text: 'ready\n', exitCode: 0 });
  const doctor = run('doctor', '--json');
  expect([doctor.exitCode, JSON.parse(doctor.text).ok]).toEqual([0, true]);
  // Decoders and models are not only in it: they open, in a process of the executable's own.
  expect(embeddedFiles().length).toBeGreaterThan(8);
  expect(doctor.text).toContain('all models are there');
  const copy = join(folder, 'data', 'copy.sqlite');
  expect(run('backup', copy).exitCode).toBe(0);
  expect(Bun.file(copy).size).toBeGreaterThan(10_000);
  // Whoever runs the tests as root is told to give the folder a user; everybody else sees the unit.
  const service = Bun.spawnSync([program, 'service', 'install', '--dry-run'], bare());
  const told = service.stdout.toString() + service.stderr.toString();
  expect(told).toMatch(process.getuid?.() === 0 ? /useradd --system/ : /ExecStart=".*hexaflate" start/);
});

test('whoever kills it ends everything in it', async () => {
  const all = [...pidsOf('server'), ...pidsOf('engine')];
  running?.kill('SIGKILL');
  await running?.exited;
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await until(() => !all.some(alive));
  expect(run('health').exitCode).toBe(1);
}, 30_000);
