import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectStatements } from './collect.ts';
import { STATEMENTS_FOLDER } from './folder.ts';

/** `node scripts/run.mjs packages/otomax/src/sqlserver/statements/write.ts`: takes the statements down anew. */
mkdirSync(STATEMENTS_FOLDER, { recursive: true });
for (const file of readdirSync(STATEMENTS_FOLDER)) rmSync(join(STATEMENTS_FOLDER, file));
for (const [file, text] of await collectStatements()) writeFileSync(join(STATEMENTS_FOLDER, file), text);
