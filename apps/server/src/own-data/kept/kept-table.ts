import type { Sentence } from '@hexaflate/contract';
import type { Store, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { JsonFacts } from '../../audit/canonical-json.ts';

/** Whose rows, and under which name they stay where they have to. */
export interface Erased {
  agentCode: string;
  pseudonym: string;
}

/** What becomes of one table's rows about an agent when he asks for his data, and when he goes. */
export interface KeptTable {
  /** The file that they stand in, or why they stand in none. */
  inExport:
    | {
        file: `${string}.json`;
        about: Sentence;
        rows(store: Store, agentCode: string): AsyncIterable<JsonFacts>;
      }
    | { leftOut: string };
  /** How they go, or why they stay. */
  atErasing:
    | ((transaction: Transaction<StoreTables>, erased: Erased) => Promise<unknown>)
    | { stays: string };
}

/** An instant for people and programs; null stays null. */
export function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
