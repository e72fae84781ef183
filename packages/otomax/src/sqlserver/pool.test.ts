import { describe, expect, test } from 'bun:test';
import type { SqlSession } from './connection.ts';
import { createPool, PoolTimeoutError } from './pool.ts';

/** Sessions that do nothing but live and die. */
function sessions() {
  const opened: { session: SqlSession; die(): void }[] = [];
  const open = async () => {
    let alive = true;
    const end = () => {
      alive = false;
    };
    const nothing = async () => undefined;
    const session: SqlSession = {
      alive: () => alive,
      run: async () => ({ rows: [], affected: 0 }),
      batch: async () => ({ rows: [], affected: 0 }),
      begin: nothing,
      commit: nothing,
      rollback: nothing,
      close: end,
    };
    opened.push({ session, die: end });
    return session;
  };
  return { opened, open };
}

describe('the pool', () => {
  test('is never larger than it may be, and hands on what comes back', async () => {
    const { opened, open } = sessions();
    const pool = createPool({ open, max: 2, waitMs: 1000 });
    const first = await pool.acquire();
    await pool.acquire();
    const third = pool.acquire();
    pool.release(first);
    expect(await third).toBe(first);
    expect(opened).toHaveLength(2);
    await pool.close();
  });

  test('never hands out a session that is lost', async () => {
    const { opened, open } = sessions();
    const pool = createPool({ open, max: 1, waitMs: 1000 });
    const session = await pool.acquire();
    pool.release(session);
    opened[0]?.die();
    expect(await pool.acquire()).not.toBe(session);
    await pool.close();
  });

  test('opens another for those who wait when a lost one comes back', async () => {
    const { opened, open } = sessions();
    const pool = createPool({ open, max: 1, waitMs: 1000 });
    const session = await pool.acquire();
    const next = pool.acquire();
    opened[0]?.die();
    pool.release(session);
    expect((await next).alive()).toBe(true);
    await pool.close();
  });

  test('a server that is not there is told to each who asks, and asked again by the next', async () => {
    const { open } = sessions();
    let down = true;
    const pool = createPool({
      open: () => (down ? Promise.reject(new Error('gone')) : open()),
      max: 1,
      waitMs: 1000,
    });
    const asked = await Promise.allSettled([pool.acquire(), pool.acquire(), pool.acquire()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    down = false;
    expect((await pool.acquire()).alive()).toBe(true);
    await pool.close();
  });

  test('who waits too long is told, and so is everyone when it closes', async () => {
    const { open } = sessions();
    const pool = createPool({ open, max: 1, waitMs: 20 });
    await pool.acquire();
    await expect(pool.acquire()).rejects.toThrow(PoolTimeoutError);
    const waiting = pool.acquire();
    await pool.close();
    await expect(waiting).rejects.toThrow(PoolTimeoutError);
  });
});
