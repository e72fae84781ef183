import { Database } from 'bun:sqlite';
import { describe } from 'bun:test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrapSqlite } from '../sandbox/engine/sqlite-database.ts';
import { furnishedBytes } from '../sandbox/engine/testing/world.ts';
import { engineConformance } from './engine.ts';
import type { EngineSubject } from './engine-subject.ts';

async function openSandbox(): Promise<EngineSubject> {
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-engine-'));
  const path = join(directory, 'otomax.sqlite');
  writeFileSync(path, furnishedBytes());
  const open = () => {
    const database = new Database(path, { readwrite: true, safeIntegers: true, strict: true });
    database.run('pragma journal_mode = wal');
    return wrapSqlite(database);
  };
  const database = open();
  return {
    database,
    another: async () => open(),
    close: async () => {
      await database.close();
      rmSync(directory, { recursive: true });
    },
  };
}

describe('the embedded sandbox has an engine', () => engineConformance(openSandbox));
