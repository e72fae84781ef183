import type { DatabaseConnection, Dialect, Driver } from 'kysely';

/** Makes a database die at a chosen statement, as if the process had been killed there. */
export interface Crashes {
  wrap(dialect: Dialect): Dialect;
  /** From now on the statement with this number (0 is the next one) fails; undefined lets everything through. */
  crashAt(statement: number | undefined): void;
}

/**
 * A statement that is chosen to fail does so before it runs; a transaction can also fail right after its commit, when
 * all is written but its caller does not know.
 */
export function createCrashes(): Crashes {
  let left: number | undefined;
  const tick = () => {
    if (left === undefined) return;
    if (left === 0) {
      left = undefined;
      throw Object.assign(new Error('killed here'), { code: 'SQLITE_IOERR' });
    }
    left -= 1;
  };
  return {
    wrap: (dialect) => ({ ...dialect, createDriver: () => crashingDriver(dialect.createDriver(), tick) }),
    crashAt: (statement) => {
      left = statement;
    },
  };
}

function crashingDriver(driver: Driver, tick: () => void): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const of = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    acquireConnection: async () => {
      const connection = await driver.acquireConnection();
      const crashing: DatabaseConnection = {
        executeQuery: async (query) => {
          tick();
          return await connection.executeQuery(query);
        },
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
      inner.set(crashing, connection);
      return crashing;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(of(connection), settings),
    commitTransaction: async (connection) => {
      await driver.commitTransaction(of(connection));
      tick();
    },
    rollbackTransaction: (connection) => driver.rollbackTransaction(of(connection)),
    releaseConnection: (connection) => driver.releaseConnection(of(connection)),
    destroy: () => driver.destroy(),
  };
}
