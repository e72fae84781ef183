import { describe, setDefaultTimeout } from 'bun:test';
import { engineConformance } from './engine.ts';
import { openEngineOnSqlServer } from './engine-sql-server-subject.ts';
import { stagingRules } from './staging.ts';
import { stagingPinRules } from './staging-pin.ts';

const url = process.env.OTOMAX_TEST_URL;

// A new connection and an installation made anew take seconds on a server that has other things to do.
const LONGEST_MS = 180_000;

if (url !== undefined && url !== '') {
  setDefaultTimeout(LONGEST_MS);
  describe('SQL Server has an engine', () => {
    engineConformance(() => openEngineOnSqlServer(url));
    stagingRules(url);
    stagingPinRules(url);
  });
}
