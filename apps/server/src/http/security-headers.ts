import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { type BuiltApp, builtApps } from './built-apps.ts';
import type { HttpEnv } from './mount.ts';

const PERMISSIONS =
  'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()';
const ONE_YEAR = 31_536_000;

/**
 * Headers of every answer. Scripts run only from our own files, or inline when their hash was found in the built
 * pages at start; inline styles are allowed for the component library.
 */
export function securityHeaders(apps: readonly BuiltApp[] = builtApps): MiddlewareHandler<HttpEnv> {
  const scripts = ["'self'", ...apps.flatMap(inlineScriptHashes)].join(' ');
  return async (http, next) => {
    await next();
    // Set on the answer itself: Hono's own way would copy the answer once per header.
    const { headers } = http.res;
    headers.set('Content-Security-Policy', policy(scripts, http.req.header('host')));
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Permissions-Policy', PERMISSIONS);
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('X-Frame-Options', 'DENY');
    if (http.get('facts').secure) headers.set('Strict-Transport-Security', `max-age=${ONE_YEAR}`);
  };
}

function policy(scripts: string, host: string | undefined): string {
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
