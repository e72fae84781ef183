import { type Stack, startStack } from '../../e2e/support/stack.ts';
import type { Member } from '../../scripts/chaos/books.ts';
import { stagingBooks } from '../../scripts/chaos/books-staging.ts';
import { makeStaging } from '../../scripts/chaos/staging.ts';

/** A product over a staging Otomax on a server that speaks SQL Server's protocol. */
export interface SqlServerProduct {
  stack: Stack;
  /** Address of the staging Otomax. */
  url: string;
  /** Agents of the staging Otomax who could sell. */
  members: readonly Member[];
}

const MOST_AGENTS = 40;
/** So that every home has sales to show. */
const HISTORY_DAYS = 2;

/**
 * Makes the staging Otomax anew in the database, which must be empty or have been made so before, and starts engine
 * and server over it. `name` goes into the log's file name.
 */
export async function startSqlServerProduct(name: string, url: string): Promise<SqlServerProduct> {
  const engine = await makeStaging(url, HISTORY_DAYS);
  const stack = await startStack(name, [], engine, { OTOMAX_URL: url });
  const books = await stagingBooks(url);
  try {
    return { stack, url, members: await books.members(MOST_AGENTS) };
  } catch (error) {
    await stack.stop();
    throw error;
  } finally {
    await books.close();
  }
}
