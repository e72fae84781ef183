import type { Database, SQLQueryBindings, Statement } from 'bun:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { beginImmediate, createGroupCommit } from './group-commit.ts';

/** How long a write transaction waits for another process's to end unless told otherwise, in milliseconds. */
const WRITE_WAIT_MS = 15_000;

export interface BunSqliteConfig {
  /** Opens a connection, before the first statement that needs it. */
  open: () => Database;
  /** Columns that come out as bigint where the connection has `bigints`; all other integers are numbers. */
  bigintColumns?: ReadonlySet<string>;
  /** Told about every statement before it runs. */
  onStatement?: ((sql: string) => void) | undefined;
  /**
   * Lets writes that come at the same time share one commit, and reads outside of transactions go by a connection of
   * their own, on which nothing is seen before it is on disk. For files that many requests write to at once.
   */
  groupCommits?: boolean;
  /** Only single statements go by this connection, and only reads: then nobody waits for anybody's turn. */
  readOnly?: boolean;
  /** Longest wait of a write transaction for another process's, in milliseconds. */
  writeWaitMs?: number | undefined;
}

/**
 * Kysely over one bun:sqlite connection. Statements are synchronous, so only one holder at a time is let in.
 * A transaction takes the write lock when it begins, without blocking the event loop: a deferred one that first
 * reads and then writes would fail when another process wrote in between.
 */
export function bunSqliteDialect(config: BunSqliteConfig): Dialect {
  return {
    createAdapter: () => (config.groupCommits || config.readOnly ? new SharedAdapter() : new SqliteAdapter()),
    createDriver: () => createDriver(config),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Kysely itself would let only one holder in until its work is on disk. */
class SharedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function createDriver(config: BunSqliteConfig): Driver {
  if (config.readOnly) return createReadDriver(config);
  return config.groupCommits ? createGroupDriver(config) : createPlainDriver(config);
}

/** A statement is over before the next one can begin, so reads alone need no turns. */
function createReadDriver(config: BunSqliteConfig): Driver {
  const connected = once(config.open);
  const run = createExecutor(config.bigintColumns ?? new Set());
  const connection = connectionOver(config, async (query) => run(connected(), query));
  const refuse = async () => {
    throw new Error('This handle only reads, one statement at a time');
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => connected.close(),
  };
}

function createPlainDriver(config: BunSqliteConfig): Driver {
  const gate = createGate();
  const connected = once(config.open);
  const run = createExecutor(config.bigintColumns ?? new Set());
  const connection = connectionOver(config, async (query) => run(connected(), query));
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      await gate.enter();
      return connection;
    },
    beginTransaction: () => beginImmediate(connected(), config.writeWaitMs ?? WRITE_WAIT_MS),
    commitTransaction: async () => {
      connected().run('commit');
    },
    rollbackTransaction: async () => {
      if (connected().inTransaction) connected().run('rollback');
    },
    releaseConnection: async () => gate.leave(),
    destroy: async () => connected.close(),
  };
}

/** A holder lets the next one in before its own work is on disk. */
function createGroupDriver(config: BunSqliteConfig): Driver {
  const gate = createGate();
  const connected = once(config.open);
  const reader = once(() => {
    const database = config.open();
    database.run('pragma query_only = 1');
    return database;
  });
  const run = createExecutor(config.bigintColumns ?? new Set());
  const group = createGroupCommit(connected, config.writeWaitMs ?? WRITE_WAIT_MS, (work) => {
    void gate.enter().then(() => {
      work();
      gate.leave();
    });
  });
  const inTransaction = new WeakSet<DatabaseConnection>();

  /** What was refused waits as well: the reason may be a row that nobody can read before it is on disk. */
  async function end(kept: boolean): Promise<void> {
    const { onDisk } = group.end(kept);
    gate.leave();
    await (kept ? onDisk : onDisk.catch(() => undefined));
  }

  async function runAlone<Result>(work: () => Result): Promise<Result> {
    await gate.enter();
    await group.begin().catch((error: unknown) => {
      gate.leave();
      throw error;
    });
    let result: Result;
    try {
      result = work();
    } catch (error) {
      await end(false);
      throw error;
    }
    await end(true);
    return result;
  }

  return {
    init: async () => undefined,
    acquireConnection: async () => {
      const connection = connectionOver(config, async (query) => {
        if (inTransaction.has(connection)) return run(connected(), query);
        if (query.query.kind === 'SelectQueryNode') return run(reader(), query);
        return runAlone(() => run(connected(), query));
      });
      return connection;
    },
    beginTransaction: async (connection) => {
      await gate.enter();
      await group.begin().catch((error: unknown) => {
        gate.leave();
        throw error;
      });
      inTransaction.add(connection);
    },
    commitTransaction: async (connection) => {
      inTransaction.delete(connection);
      await end(true);
    },
    rollbackTransaction: async (connection) => {
      if (inTransaction.delete(connection)) await end(false);
    },
    releaseConnection: async () => undefined,
    destroy: async () => {
      await gate.enter();
      group.finish();
      reader.close();
      connected.close();
      gate.leave();
    },
  };
}

type Run = <Row>(database: Database, query: CompiledQuery) => QueryResult<Row>;

/** A connection whose statements go where `route` takes them. */
function connectionOver(
  { onStatement }: BunSqliteConfig,
  route: <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>,
): DatabaseConnection {
  return {
    executeQuery: <Row>(query: CompiledQuery) => {
      onStatement?.(query.sql);
      return route<Row>(query);
    },
    streamQuery: () => {
      throw new Error('SQLite answers whole results; it does not stream');
    },
  };
}

/** A database that is opened by its first use, and closed if it was. */
function once(open: () => Database): (() => Database) & { close(): void } {
  let opened: Database | undefined;
  const use = () => {
    opened ??= open();
    return opened;
  };
  return Object.assign(use, { close: () => opened?.close() });
}

/** A statement as it stays prepared, and what is the same for each of its rows. */
interface Prepared {
  answersRows: boolean;
  /** Columns that hold a bigint on the raw connection and a number here. */
  counts: readonly string[];
}

function createExecutor(bigintColumns: ReadonlySet<string>): Run {
  const known = new WeakMap<object, Prepared>();

  function prepared(statement: Statement): Prepared {
    const before = known.get(statement);
    if (before) return before;
    // Asked of SQLite once: it builds the list of names anew each time.
    const names = statement.columnNames;
    const counts = names.filter((name) => !bigintColumns.has(name));
    const fresh = { answersRows: names.length > 0, counts };
    known.set(statement, fresh);
    return fresh;
  }

  return <Row>(database: Database, query: CompiledQuery): QueryResult<Row> => {
    const statement = database.query<Row, SQLQueryBindings[]>(query.sql);
    const { answersRows, counts } = prepared(statement);
    const parameters = query.parameters.map(toBinding);
    if (!answersRows) {
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    }
    const rows = statement.all(...parameters);
    for (const row of rows) {
      if (typeof row === 'object' && row !== null) toNumbers(row, counts);
    }
    return { rows };
  };
}

function toNumbers(row: object, columns: readonly string[]): void {
  for (const column of columns) {
    const value: unknown = Reflect.get(row, column);
    if (typeof value === 'bigint') Reflect.set(row, column, Number(value));
  }
}

function toBinding(value: unknown): SQLQueryBindings {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'number') return value;
  throw new TypeError(`Cannot bind a ${typeof value} to an SQL parameter`);
}

/** Lets one holder in at a time, in the order of asking. */
function createGate(): { enter(): Promise<void>; leave(): void } {
  const waiting: (() => void)[] = [];
  let held = false;
  return {
    enter: async () => {
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      held = true;
    },
    leave: () => {
      const next = waiting.shift();
      if (next) next();
      else held = false;
    },
  };
}
