import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { AppError } from './app-error.ts';
import { type BuiltApp, builtApps } from './built-apps.ts';
import type { HttpEnv, Router } from './mount.ts';
import { createStaticFolder, type StaticFile, type StaticFolder } from './static-folder.ts';

/** Addresses that the server answers itself, never with an app's page. */
const NOT_AN_APP = /^\/(api|health|metrics|sandbox)(\/|$)/;

/**
 * Serves the built apps. Addresses without a file extension are screens of the app and answer its page; missing
 * files are 404. Hashed assets may be kept for ever, everything else is asked for again by its ETag.
 */
export function staticApps(apps: readonly BuiltApp[] = builtApps): Router {
  const router: Router = new OpenAPIHono<HttpEnv>();
  for (const app of apps) {
    const folder = createStaticFolder(app.folder);
    if (app.mountedAt !== '/')
      router.get(app.mountedAt.slice(0, -1), (http) => http.redirect(app.mountedAt, 308));
    router.get(`${app.mountedAt}*`, (http) => serve(http, app, folder));
  }
  return router;
}

async function serve(http: HonoContext<HttpEnv>, app: BuiltApp, folder: StaticFolder): Promise<Response> {
  const { pathname } = new URL(http.req.url);
  if (NOT_AN_APP.test(pathname)) throw new AppError('request.notFound');
  const path = decoded(pathname.slice(app.mountedAt.length));
  if (path === undefined) throw new AppError('request.notFound');
  const file = path === '' ? undefined : await folder.find(path);
  if (file) return answer(http, file, path);
  if (namesFile(path)) throw new AppError('request.notFound');
  const page = await folder.find('index.html');
  return page ? answer(http, page, 'index.html') : notBuilt(http, app);
}

function answer(http: HonoContext<HttpEnv>, file: StaticFile, path: string): Response {
  const { bytes, encoding } = file.pick(http.req.header('accept-encoding'));
  const etag = encoding ? `"${file.hash}-${encoding}"` : `"${file.hash}"`;
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Type': file.type,
    Vary: 'Accept-Encoding',
  });
  const known = http.req.header('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers });
  if (encoding) headers.set('Content-Encoding', encoding);
  return new Response(bytes, { headers });
}

/** Screens have no dot in their last part, files have. */
function namesFile(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).includes('.');
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function notBuilt(http: HonoContext<HttpEnv>, app: BuiltApp): Response | Promise<Response> {
  return http.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not built yet</title><body style="font:16px/1.6 system-ui;max-width:36rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark">
<h1>This app is not built yet</h1><p><code>${app.workspace}</code> has no built files. Run <code>npm run build</code>, or start with <code>npm start</code>, which builds what is missing. The API is up all the same: <a href="/api/v1/docs">its documentation</a>.</p>`,
    503,
    { 'Cache-Control': 'no-store', 'Retry-After': '10' },
  );
}
