import { existsSync, readFileSync } from 'node:fs';
import { ConfigError, knownVariables } from './config.ts';

/** Name of the file beside the executable that holds what would otherwise be environment variables. */
export const SETTINGS_FILE = 'hexaflate.env';

/**
 * Reads `NAME=value` lines: everything behind the first `=` is the value, as it stands, so that a password needs no
 * quotes. Empty lines and those that begin with `#` say nothing. A missing file is an empty one. Throws ConfigError
 * that names file and line, never what stands there.
 */
export function readSettingsFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const settings: Record<string, string> = {};
  // Windows' Notepad may put a byte order mark in front.
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value = ''] = /^\s*([A-Z][A-Z0-9_]*)\s*=(.*)$/.exec(line) ?? [];
    if (name === undefined)
      throw new ConfigError(
        `${path}, baris / line ${index + 1}: tulis NAMA=nilai / must be written NAME=value`,
      );
    if (!knownVariables.has(name))
      throw new ConfigError(
        `${path}, baris / line ${index + 1}: ${name} tidak dikenal / is not a setting of ours`,
      );
    settings[name] = value.trim();
  }
  return settings;
}
