import type { SqlSession } from './connection.ts';

/** Extra sessions that nobody has used for so long are closed; one stays, since a new one is slow. */
const IDLE_MS = 30_000;
const SWEEP_MS = 10_000;

export interface SqlPool {
  /** Waits for a free session. Rejects with PoolTimeoutError after `waitMs`, or when no session can be opened. */
  acquire(): Promise<SqlSession>;
  release(session: SqlSession): void;
  close(): Promise<void>;
}

/** Nobody gave a session back in time. */
export class PoolTimeoutError extends Error {
  override name = 'PoolTimeoutError';
}

export interface SqlPoolOptions {
  open: () => Promise<SqlSession>;
  max: number;
  waitMs: number;
}

interface Waiter {
  give(session: SqlSession): void;
  fail(error: unknown): void;
}

/** A few warm sessions. Lost ones are dropped when they come back or would be handed out. */
export function createPool({ open, max, waitMs }: SqlPoolOptions): SqlPool {
  const free: { session: SqlSession; since: number }[] = [];
  const waiting: Waiter[] = [];
  let opened = 0;
  let closed = false;

  const sweep = setInterval(() => {
    const now = performance.now();
    while (opened > 1 && free.length > 1 && now - (free[0]?.since ?? now) > IDLE_MS)
      discard(free.shift()?.session);
  }, SWEEP_MS);
  sweep.unref();

  const discard = (session: SqlSession | undefined) => {
    if (!session) return;
    opened -= 1;
    session.close();
  };
  const grow = () => {
    opened += 1;
    open().then(
      (session) => hand(session),
      (error: unknown) => {
        opened -= 1;
        waiting.shift()?.fail(error);
        // Whoever found the pool full waits for this one too.
        if (waiting.length > 0 && opened < max && !closed) grow();
      },
    );
  };
  const hand = (session: SqlSession) => {
    const next = session.alive() && !closed ? waiting.shift() : undefined;
    if (next) next.give(session);
    else if (session.alive() && !closed) free.push({ session, since: performance.now() });
    else {
      discard(session);
      if (waiting.length > 0 && !closed) grow();
    }
  };

  return {
    acquire: async () => {
      if (closed) throw new PoolTimeoutError('The pool is closed');
      for (let last = free.pop(); last; last = free.pop()) {
        if (last.session.alive()) return last.session;
        discard(last.session);
      }
      return await new Promise<SqlSession>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(waiter), 1);
          reject(new PoolTimeoutError(`No free connection to SQL Server within ${waitMs} ms`));
        }, waitMs);
        const waiter: Waiter = {
          give: (session) => {
            clearTimeout(timer);
            resolve(session);
          },
          fail: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        };
        waiting.push(waiter);
        if (opened < max) grow();
      });
    },
    release: hand,
    close: async () => {
      closed = true;
      clearInterval(sweep);
      for (const { session } of free.splice(0)) discard(session);
      for (const waiter of waiting.splice(0)) waiter.fail(new PoolTimeoutError('The pool is closed'));
    },
  };
}
