import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that is set aside when it grows past `maxBytes`, with at most `kept` older ones beside it. */
export interface LogFileOptions {
  path: string;
  maxBytes?: number;
  kept?: number;
}

/** Answers how to append to the log file; its folder is made when missing. */
export function openLogFile({ path, maxBytes = 10_000_000, kept = 5 }: LogFileOptions) {
  mkdirSync(dirname(path), { recursive: true });
  let size = existsSync(path) ? statSync(path).size : 0;
  return function append(bytes: Uint8Array): void {
    if (size > 0 && size + bytes.length > maxBytes) {
      setAside(path, kept);
      size = 0;
    }
    appendFileSync(path, bytes);
    size += bytes.length;
  };
}

/** x.log becomes x.log.1, x.log.1 becomes x.log.2, and the oldest goes. */
function setAside(path: string, kept: number): void {
  rmSync(`${path}.${kept}`, { force: true });
  for (let age = kept - 1; age >= 1; age -= 1)
    if (existsSync(`${path}.${age}`)) renameSync(`${path}.${age}`, `${path}.${age + 1}`);
  if (kept >= 1) renameSync(path, `${path}.1`);
}
