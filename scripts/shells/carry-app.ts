import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import type { Shell } from './read-shell.ts';
import { appAddress, shellPage } from './shell-page.ts';

const AGENT = join(ROOT, 'apps', 'agent');
/** The service worker keeps a browser's files; a shell has them on the phone, and a store brings new ones. */
const FOR_BROWSERS = new Set(['sw.js', 'index.html']);

/**
 * Puts what the shells carry into `folder`: the built app as browsers are served it, another page around it, and the
 * script that gives it the phone's keys before it begins. The app must be built. Throws when it is not.
 */
export async function carryApp(shell: Pick<Shell, 'name' | 'apiOrigin'>, folder: string): Promise<void> {
  const built = join(AGENT, 'dist');
  const page = await readFile(join(built, 'index.html'), 'utf8');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(built, folder, { recursive: true, filter: (path) => !FOR_BROWSERS.has(basename(path)) });
  const entry = await bundleEntry(appAddress(page), shell.apiOrigin);
  await writeFile(join(folder, entry.address), entry.text);
  await writeFile(join(folder, 'index.html'), shellPage(page, entry.address, shell));
}

/** Named after what is in it, the app's own address included: what was drawn by another build is told by that. */
async function bundleEntry(app: string, apiOrigin: string): Promise<{ address: string; text: string }> {
  const { outputs } = await Bun.build({
    entrypoints: [join(AGENT, 'src', 'shell', 'main.ts')],
    target: 'browser',
    minify: true,
    external: [app],
    define: { __API_ORIGIN__: JSON.stringify(apiOrigin), __APP_ADDRESS__: JSON.stringify(app) },
  });
  const text = (await outputs[0]?.text()) ?? '';
  const hash = new Bun.CryptoHasher('sha256').update(text).digest('hex').slice(0, 12);
  return { address: `/assets/entry-${hash}.js`, text };
}
