import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capacitorConfig, xcodeSettings } from './native-files.ts';
import { readShell, ShellFileError } from './read-shell.ts';
import { appAddress, shellPage } from './shell-page.ts';

const PAGE = `<!doctype html><html><head>
    <link rel="manifest" href="/manifest.webmanifest" />
    <title>Hexaflate</title><script>(early)({ask:()=>fetch("/api/v1/home")})</script>
    <link rel="modulepreload" crossorigin href="/assets/index-a1.js">
  </head><body><div id="root"></div><script>{const app="/assets/index-a1.js";(load)(app)}</script></body></html>`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hexaflate-shells-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readWith(change: object): Promise<ReturnType<typeof readShell>> {
  const file = join(folder, 'shell.json');
  await writeFile(file, JSON.stringify({ ...readShell(), ...change }));
  return readShell(file);
}

test('what the project carries can be used as it is', () => {
  expect(readShell()).toMatchObject({ screenshots: false });
});

test('a mistake in shell.json is said before anything is built', async () => {
  const mistakes: object[] = [
    { appId: 'agen' },
    { appId: 'id.Toko.agen' },
    { name: '' },
    { name: 'Toko "Jaya"' },
    { name: 'Toko $(rm)' },
    { apiOrigin: 'http://agen.example.com' },
    { apiOrigin: 'https://agen.example.com/' },
    { apiOrigin: 'https://agen.example.com/app' },
    { apiOrigin: 'agen.example.com' },
    { version: '1.0' },
    { build: 0 },
    { color: 'green' },
    { screenshots: 'no' },
    { colour: '#000000' },
  ];
  for (const mistake of mistakes) await expect(readWith(mistake)).rejects.toBeInstanceOf(ShellFileError);
  await writeFile(join(folder, 'broken.json'), '{');
  expect(() => readShell(join(folder, 'broken.json'))).toThrow(ShellFileError);
});

test('one file names the app to Capacitor and to Xcode alike', async () => {
  const shell = await readWith({ appId: 'id.toko.jaya', name: 'Toko Jaya', version: '2.3.4', build: 7 });
  expect(capacitorConfig(shell, 'dist-shell')).toMatchObject({ appId: 'id.toko.jaya', appName: 'Toko Jaya' });
  expect(xcodeSettings(shell)).toBe(
    'PRODUCT_BUNDLE_IDENTIFIER = id.toko.jaya\nSHELL_NAME = Toko Jaya\nMARKETING_VERSION = 2.3.4\nCURRENT_PROJECT_VERSION = 7\n',
  );
});

test("tokens on their way to the keystore are in no log of Capacitor's", () => {
  expect(capacitorConfig(readShell(), 'dist-shell')).toMatchObject({ loggingBehavior: 'none' });
});

test('the page of the shells begins at their entry, asks the phone for nothing, and lets nothing else run', () => {
  const page = shellPage(PAGE, '/assets/entry-b2.js', { name: 'Toko Jaya', apiOrigin: 'https://shop.test' });
  expect(appAddress(page)).toBe('/assets/entry-b2.js');
  expect(page).not.toContain('/api/v1/home');
  expect(page).not.toContain('manifest');
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  expect(policy).toContain("connect-src 'self' https://shop.test wss://shop.test");
  const [, script = ''] = /<script>(\{const app[^<]+)<\/script>/.exec(page) ?? [];
  const hash = new Bun.CryptoHasher('sha256').update(script).digest('base64');
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
  expect(() => shellPage('<html></html>', '/x.js', { name: 'x', apiOrigin: 'https://x.test' })).toThrow();
});

test('nothing of a person leaves an Android phone by a backup, a cable or an open line', async () => {
  const main = join(import.meta.dir, '../../apps/agent/android/app/src/main');
  const manifest = await readFile(join(main, 'AndroidManifest.xml'), 'utf8');
  expect(manifest).toContain('android:allowBackup="false"');
  expect(manifest).toContain('android:usesCleartextTraffic="false"');
  const rules = await readFile(join(main, 'res/xml/data_extraction_rules.xml'), 'utf8');
  for (const domain of ['root', 'file', 'database', 'sharedpref', 'external'])
    expect(rules.split(`<exclude domain="${domain}" />`)).toHaveLength(3);
  const network = await readFile(join(main, 'res/xml/network_security_config.xml'), 'utf8');
  expect(network).toContain('cleartextTrafficPermitted="false"');
  expect(network).not.toContain('src="user"');
  const ios = await readFile(join(import.meta.dir, '../../apps/agent/ios/App/App/Info.plist'), 'utf8');
  expect(ios).not.toContain('NSAllowsArbitraryLoads');
});
