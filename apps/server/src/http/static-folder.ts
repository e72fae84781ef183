import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Coding } from '@hexaflate/cache';
import { acceptedCodings } from './accept-encoding.ts';

/** A file with its compressed forms, ready to send. */
export interface StaticFile {
  type: string;
  /** Of the uncompressed bytes. */
  hash: string;
  /** The form that an Accept-Encoding header likes best. */
  pick(acceptEncoding: string | undefined): { bytes: Uint8Array<ArrayBuffer>; encoding: Coding | undefined };
}

export interface StaticFolder {
  /** The file at a relative path; undefined when there is none, or the path leads anywhere else. */
  find(path: string): Promise<StaticFile | undefined>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
};
const COMPRESSED_ALREADY = new Set(['.png', '.jpg', '.webp', '.avif', '.woff2']);
/** Below this many bytes compression saves nothing. */
const WORTH_COMPRESSING = 1024;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Reads files of one folder once and keeps them, compressed, until they change on disk. */
export function createStaticFolder(folder: string): StaticFolder {
  const kept = new Map<string, { stamp: string; file: Promise<StaticFile> }>();
  return {
    async find(path) {
      const full = within(folder, path);
      if (!full) return undefined;
      const info = await lstat(full).catch(() => undefined);
      if (!info?.isFile()) {
        kept.delete(full);
        return undefined;
      }
      const stamp = `${info.mtimeMs}:${info.size}`;
      const known = kept.get(full);
      if (known?.stamp === stamp) return known.file;
      const file = load(full);
      kept.set(full, { stamp, file });
      file.catch(() => kept.delete(full));
      return file;
    },
  };
}

/** The absolute path inside the folder; undefined for hidden files and for every trick to leave it. Links are no files. */
function within(folder: string, path: string): string | undefined {
  if (/[\\\0]/.test(path)) return undefined;
  const segments = path.split('/');
  if (segments.some((segment) => segment.startsWith('.') && segment !== '.well-known')) return undefined;
  const root = normalize(folder) + sep;
  const full = join(folder, ...segments);
  return full.startsWith(root) ? full : undefined;
}

async function load(full: string): Promise<StaticFile> {
  const bytes = new Uint8Array(await readFile(full));
  const extension = extname(full).toLowerCase();
  const worth = bytes.length >= WORTH_COMPRESSING && !COMPRESSED_ALREADY.has(extension);
  const [br, gz] = worth
    ? await Promise.all([
        brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        gzipped(bytes, { level: 9 }),
      ])
    : [undefined, undefined];
  const forms = { br: br && new Uint8Array(br), gzip: gz && new Uint8Array(gz) };
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    pick(acceptEncoding) {
      for (const encoding of acceptedCodings(acceptEncoding)) {
        const form = forms[encoding];
        if (form && form.length < bytes.length) return { bytes: form, encoding };
      }
      return { bytes, encoding: undefined };
    },
  };
}
