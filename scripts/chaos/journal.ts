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
  const server = new SQL({ url, max: 1 });
  await server.unsafe(`drop database if exists ${name} with (force)`);
  await server.unsafe(`create database ${name} template template0 encoding 'UTF8'`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = new SQL({ url: own.href, max: 1 });
  return {
    url: own.href,
    async orders() {
      const rows: (Omit<JournalRow, 'inbox_code'> & { inbox_code: string | null })[] =
        await database.unsafe(ORDERS);
      return rows.map((row) => ({
        ...row,
        inbox_code: row.inbox_code === null ? null : Number(row.inbox_code),
      }));
    },
    async countOpen() {
      const rows: { open: string }[] = await database.unsafe(OPEN);
      return Number(rows[0]?.open);
    },
    async close() {
      await database.close();
      await server.unsafe(`drop database ${name} with (force)`);
      await server.close();
    },
  };
}
