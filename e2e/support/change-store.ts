import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUN } from '../../scripts/setup/places.mjs';
import type { Stack } from './stack.ts';

const SCRIPT = `const { Database } = require('bun:sqlite');
const database = new Database(process.argv[1]);
database.run('pragma busy_timeout = 15000');
database.run(process.argv[2]);`;

/** Runs a statement in a stack's own data, for what only time could bring about otherwise. */
export async function changeStore(stack: Stack, statement: string): Promise<void> {
  await promisify(execFile)(BUN, ['-e', SCRIPT, join(stack.dataDir, 'hexaflate.sqlite'), statement]);
}

/** Lets a number be sent another code at once, as if the last had been long ago. */
export function forgetCodes(stack: Stack): Promise<void> {
  return changeStore(stack, 'update sign_in_code set created_at = created_at - 3600000');
}
