import { Database } from 'bun:sqlite';
import { SQL } from 'bun';

/** An order as the journal has it. */
export interface JournalRow {
  id: string;
  agent_code: string;
  attempt_id: string;
  destination: string;
  state: string;
  failure_code: string | null;
  inbox_code: number | null;
}

/** Looks at the server's journal with a driver that the server does not use. */
export interface Journal {
  /** What was ordered, without the inquiries. */
  orders(): Promise<JournalRow[]>;
  /** Orders that still wait for something; unknown ones wait for an operator and are left out. */
  countOpen(): Promise<number>;
  close(): Promise<void>;
}

const ORDERS = `select id, agent_code, attempt_id, destination, state, failure_code, inbox_code
  from orders where verb <> 'inquire'`;
const OPEN = "select count(*) as open from orders where state in ('accepted', 'submitted', 'processing')";

const LONGEST_AWAY_MS = 30_000;
const RETRY_MS = 200;

export function sqliteJournal(path: string): Journal {
  const database = new Database(path, { readonly: true });
  return {
    orders: async () => database.query<JournalRow, []>(ORDERS).all(),
    countOpen: async () => database.query<{ open: number }, []>(OPEN).get()?.open ?? 0,
    close: async () => database.close(),
  };
}

/** A database for this run alone, beside the one that `url` names; its user must be allowed to create one. */
export async function postgresJournal(url: string, name: string): Promise<Journal & { url: string }> {
  await ask(url, `drop database if exists ${name} with (force)`);
  await ask(url, `create database ${name} template template0 encoding 'UTF8'`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    async orders() {
      const rows = await ask<Omit<JournalRow, 'inbox_code'> & { inbox_code: string | null }>(
        own.href,
        ORDERS,
      );
      return rows.map((row) => ({
        ...row,
        inbox_code: row.inbox_code === null ? null : Number(row.inbox_code),
      }));
    },
    async countOpen() {
      const [row] = await ask<{ open: string }>(own.href, OPEN);
      return Number(row?.open);
    },
    close: async () => {
      await ask(url, `drop database ${name} with (force)`);
    },
  };
}

/** Connects anew each time, and waits a while for a database that is being restarted. */
async function ask<Row>(url: string, statement: string): Promise<Row[]> {
  const until = performance.now() + LONGEST_AWAY_MS;
  for (;;) {
    const database = new SQL({ url, max: 1 });
    try {
      const rows: Row[] = await database.unsafe(statement);
      return rows;
    } catch (error) {
      if (performance.now() > until || !isAway(error)) throw error;
      await Bun.sleep(RETRY_MS);
    } finally {
      await database.close();
    }
  }
}

/** Refused, cut off, starting up or shutting down. */
function isAway(error: unknown): boolean {
  return error instanceof SQL.PostgresError && /CONNECTION|^57P/.test(`${error.code} ${error.errno ?? ''}`);
}
