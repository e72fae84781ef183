import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { createPhone, type Phone, vaultMethods } from '@hexaflate/device-vault/testing/phone';
import { freePort } from '@hexaflate/testing';
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';
import { BUN, ROOT } from '../../scripts/setup/places.mjs';
import type { Stack } from './stack.ts';

/** Where the Android shell's page runs, as the server knows it. */
export const SHELL_ORIGIN = 'https://localhost';
/** Capacitor's own half of the bridge, which the Android shell puts into every page. */
const BRIDGE = join(ROOT, 'node_modules/@capacitor/android/capacitor/src/main/assets/native-bridge.js');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
const run = promisify(execFile);

/** The Android shell on a computer: its web view is Chromium, its phone stands behind Capacitor's real bridge. */
export interface Shell {
  context: BrowserContext;
  phone: Phone;
  close(): Promise<void>;
}

/**
 * Starts what the shell carries at https://localhost, as on a phone, before a stack's API at another origin. Nothing of
 * its requests is caught on the way, so that the browser itself decides what the server allows.
 */
export async function startShell(stack: Stack, launch: LaunchOptions): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-shell-'));
  await run(BUN, [join(ROOT, 'e2e/support/carry-shell.ts'), folder, stack.url], { cwd: ROOT });
  const { port, stop } = await serve(folder);
  const browser = await chromium.launch({
    ...launch,
    args: [...(launch.args ?? []), `--host-resolver-rules=MAP localhost:443 127.0.0.1:${port}`],
  });
  const context = await browser.newContext({
    baseURL: SHELL_ORIGIN,
    ignoreHTTPSErrors: true,
    viewport: { width: 360, height: 800 },
    hasTouch: true,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  const phone = createPhone();
  await context.exposeFunction('phoneAnswers', (message: string) => phone.answer(message));
  await context.addInitScript({ content: pageScript() });
  return {
    context,
    phone,
    async close() {
      await browser.close();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the Android shell puts into a page, in its order (JSExport and JSInjector of @capacitor/android). */
function pageScript(): string {
  const methods = vaultMethods.map((name) => ({ name, rtype: 'promise' }));
  return [
    'window.Capacitor = { DEBUG: false, isLoggingEnabled: false, Plugins: {} };',
    'window.androidBridge = { postMessage: (text) => void window.phoneAnswers(text).then((data) => window.androidBridge.onmessage({ data })) };',
    readFileSync(BRIDGE, 'utf8'),
    `window.Capacitor.PluginHeaders = ${JSON.stringify([{ name: 'DeviceVault', methods }])};`,
  ].join('\n');
}

async function serve(folder: string): Promise<{ port: number; stop(): Promise<void> }> {
  const [key, cert] = [join(folder, 'phone.key'), join(folder, 'phone.crt')];
  const words =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
  await run('openssl', [...words.split(' '), '-keyout', key, '-out', cert]);
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    async (request, response) => {
      // As Capacitor's own server: addresses without a file are screens of the app.
      const { pathname } = new URL(request.url ?? '/', SHELL_ORIGIN);
      const name = extname(pathname) ? pathname : '/index.html';
      const bytes = await readFile(join(folder, name)).catch(() => null);
      response.writeHead(bytes ? 200 : 404, {
        'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
      });
      response.end(bytes);
    },
  );
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
