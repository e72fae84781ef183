import { createHash } from 'node:crypto';
import type { Shell } from './read-shell.ts';

const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The address of the built app's script. Throws when its page is not as apps/agent/vite.config.ts makes it. */
export function appAddress(page: string): string {
  const [, address] = /<script[^>]*>\{const app="([^"]+)";/.exec(page) ?? [];
  if (!address) throw new Error('The built page does not say where its script lies.');
  return address;
}

/**
 * The page of the shells, made out of the one that browsers are served: it begins at `entry`, asks nothing of its own
 * origin, which is the phone itself, and says of scripts and addresses what the server says to browsers by headers.
 */
export function shellPage(
  page: string,
  entry: string,
  { name, apiOrigin }: Pick<Shell, 'name' | 'apiOrigin'>,
): string {
  const app = appAddress(page);
  const own = page
    .replace(INLINE, (script) => (script.includes('/api/v1/home') ? '' : script))
    .replace(`const app="${app}"`, () => `const app="${entry}"`)
    .replace(/<link rel="manifest"[^>]*>/, '')
    .replace(/<title>[^<]*<\/title>/, () => `<title>${name}</title>`);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(own, apiOrigin)}">`;
  return own.replace('<head>', (head) => `${head}\n    ${policy}`);
}

/** As apps/server/src/http/security-headers.ts has it, but for where the API lies. */
function policyOf(page: string, apiOrigin: string): string {
  const hashes = [...page.matchAll(INLINE)].map(
    ([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self'${hashes.join('')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    `connect-src 'self' ${apiOrigin} ${apiOrigin.replace(/^http/, 'ws')}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ');
}
