import type { Database } from 'bun:sqlite';

export interface SeedOptions {
  /** Same number, same operator. */
  seed?: number | undefined;
  /** Days of history before now; 0 leaves opening balances only. */
  historyDays?: number | undefined;
  /** History ends here. */
  now?: Date | undefined;
}

export function seed(_database: Database, _options: SeedOptions): void {}
