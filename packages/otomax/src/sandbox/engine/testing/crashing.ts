import type { Connection } from '../connection.ts';

/** A connection that dies at a chosen statement, as if the process had been killed there. */
export interface CrashingConnection extends Connection {
  /** From now on the statement with this number (0 is the next one) fails; undefined lets everything through. */
  crashAt(statement: number | undefined): void;
}

/**
 * Wraps a connection. A statement that is chosen to fail does so before it runs; a transaction can also fail right
 * after its commit, when all is written but its caller does not know.
 */
export function crashing(db: Connection): CrashingConnection {
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
    all: (sql, ...values) => {
      tick();
      return db.all(sql, ...values);
    },
    get: (sql, ...values) => {
      tick();
      return db.get(sql, ...values);
    },
    run: (sql, ...values) => {
      tick();
      return db.run(sql, ...values);
    },
    transaction: (work) => {
      const result = db.transaction(work);
      tick();
      return result;
    },
    dataVersion: db.dataVersion,
    close: db.close,
    crashAt: (statement) => {
      left = statement;
    },
  };
}
