import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One step of setting a service up or taking it out. */
export type Step =
  | { write: string; content: string; encoding: 'utf8' | 'utf16' }
  | { remove: string }
  /** `mayFail`: it only tidies up what may not be there. */
  | { run: readonly string[]; mayFail?: boolean };

/** What a service is made from. All paths are absolute. */
export interface ServicePlace {
  /** The executable. */
  program: string;
  dataDir: string;
  /** Files with secrets that only the service and administrators may read. */
  secrets: readonly string[];
  /** Who the service runs as, where the system lets one choose. */
  user: string;
}

/** Takes the steps in order, telling each one; answers false at the first that fails. */
export function takeSteps(steps: readonly Step[], say: (text: string) => void): boolean {
  for (const step of steps) {
    const problem = take(step);
    say(`${problem === undefined ? 'ok    ' : 'FAIL  '}${describe(step)}`);
    if (problem === undefined) continue;
    say(`      ${problem}`);
    return false;
  }
  return true;
}

/** A step as one would do it by hand. */
export function describe(step: Step): string {
  if ('write' in step) return step.write;
  if ('remove' in step) return `- ${step.remove}`;
  return step.run.map((word) => (/[\s()*]/.test(word) ? `"${word}"` : word)).join(' ');
}

function take(step: Step): string | undefined {
  if ('run' in step) return runProgram(step.run, step.mayFail ?? false);
  try {
    if ('remove' in step) rmSync(step.remove, { force: true });
    else {
      mkdirSync(dirname(step.write), { recursive: true });
      writeFileSync(step.write, step.encoding === 'utf16' ? utf16(step.content) : step.content);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

function runProgram(words: readonly string[], mayFail: boolean): string | undefined {
  try {
    const { success, stdout, stderr } = Bun.spawnSync([...words]);
    if (success || mayFail) return undefined;
    return `${stdout.toString()}${stderr.toString()}`.trim() || 'failed';
  } catch (error) {
    if (mayFail) return undefined;
    return error instanceof Error ? error.message : 'unknown';
  }
}

/** Little-endian with a byte order mark, as Windows' own tools write it. */
function utf16(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}
