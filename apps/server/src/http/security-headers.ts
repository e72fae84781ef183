import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { type BuiltApp, builtApps } from './built-apps.ts';
import { API, type HttpEnv } from './mount.ts';

const PERMISSIONS =
  'accelerometer=(), autoplay=(), browsing-topics=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()';
const ONE_YEAR = 31_536_000;

/** The worker that judges faces: the one script that may compile WASM. */
const RUNS_WASM = /^\/assets\/face-worker-[\w-]+\.js$/;

/** What is data and no page: nothing in it runs, and no page of anyone's may hold it. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
/** The API answers data, but for its documentation. */
const DATA = new RegExp(`^${API}/(?!docs(?:/|$))`);

/** Sets the headers of an answer to a request that named this host, over https or not, and asked for this path. */
export type SetSecurityHeaders = (
  headers: Headers,
  host: string | null,
  secure: boolean,
  path: string,
) => void;

/**
 * Headers of every answer. Scripts run only from our own files, or inline when their hash was found in the built
 * pages at start; inline styles are allowed for the component library. Data gets a policy under which nothing runs, and
 * none of what a browser heeds on pages alone.
 */
export function createSecurityHeaders(apps: readonly BuiltApp[] = builtApps): SetSecurityHeaders {
  const scripts = ["'self'", ...apps.flatMap(inlineScriptHashes)].join(' ');

  function pagePolicy(host: string | null, path: string): string {
    return policy(RUNS_WASM.test(path) ? `${scripts} 'wasm-unsafe-eval'` : scripts, host);
  }

  return (headers, host, secure, path) => {
    const isData = DATA.test(path);
    // A page that needs less than the apps has said so itself.
    if (!headers.has('Content-Security-Policy'))
      headers.set('Content-Security-Policy', isData ? DATA_POLICY : pagePolicy(host, path));
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('X-Frame-Options', 'DENY');
    if (secure) headers.set('Strict-Transport-Security', `max-age=${ONE_YEAR}`);
    if (isData) return;
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Permissions-Policy', `${PERMISSIONS}, camera=(${path.startsWith('/admin/') ? '' : 'self'})`);
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  };
}

/** Puts them on every answer of a router. */
export function securityHeaders(set: SetSecurityHeaders): MiddlewareHandler<HttpEnv> {
  return async (http, next) => {
    await next();
    // Set on the answer itself: Hono's own way would copy the answer once per header.
    set(http.res.headers, http.req.header('host') ?? null, http.get('facts').secure, http.req.path);
  };
}

function policy(scripts: string, host: string | null): string {
  // Not every browser counts a socket to the page's own host as 'self'.
  const sockets = host && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** CSP sources for the inline scripts of an app's page. */
function inlineScriptHashes(app: BuiltApp): string[] {
  const file = join(app.folder, 'index.html');
  if (!existsSync(file)) return [];
  const scripts = readFileSync(file, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  return [...scripts].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}
