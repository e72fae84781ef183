import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROOT } from '../setup/places.mjs';

/** What an operator says of the Android and iOS apps: everything that makes them his own, but for the icon. */
const ShellSchema = z.strictObject({
  /** Name of the app in both stores, for ever: reversed domain, `id.company.app`. */
  appId: z
    .string()
    .regex(/^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)+$/, 'must look like id.company.app, small letters and digits'),
  /** Under the icon. Quotes and signs of markup would end up in files of four languages. */
  name: z.string().regex(/^[^"'<>&\\$\n]{1,30}$/, 'must be 1 to 30 characters, none of " \' < > & \\ $'),
  /** The server, with HTTPS: phones refuse anything else. */
  apiOrigin: z.url().refine((url) => url.startsWith('https://') && new URL(url).origin === url, {
    message: 'must be https:// and a host, without a path or a slash at the end',
  }),
  /** What people see, `1.2.3`. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must look like 1.2.3'),
  /** Grows with every upload to a store. */
  build: z.number().int().min(1).max(2_000_000_000),
  /** Ground of the icon and of the first moment, #rrggbb. */
  color: z.string().regex(/^#[0-9a-f]{6}$/i, 'must look like #0b6b63'),
  /** Whether pictures may be taken of the Android app's screens, and its screens show in the task switcher. */
  screenshots: z.boolean(),
});
export type Shell = z.output<typeof ShellSchema>;

/** The file that the operator edits. */
export const SHELL_FILE = join(ROOT, 'apps', 'agent', 'shell.json');

/** Mistakes in shell.json, all of them, in words. */
export class ShellFileError extends Error {
  override name = 'ShellFileError';
}

/** Reads what the operator has said of his apps. Throws ShellFileError. */
export function readShell(file: string = SHELL_FILE): Shell {
  const parsed = ShellSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'file'}: ${message}`,
  );
  throw new ShellFileError(`shell.json cannot be used:\n${mistakes.join('\n')}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ShellFileError(
      `shell.json is no JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
}
