import { expect, test } from 'bun:test';
import { demoAgent, errorOf, startTestServer } from '../testing/context.ts';
import { listNotifications } from './inbox.ts';

for (const store of ['sqlite', 'postgres'] as const)
  test(`pages on ${store} hold every row once, the newest first, also of one moment`, async () => {
    const server = await startTestServer({ store });
    try {
      const { context } = server;
      const rows = [5, 5, 5, 4, 9, 9].map((created_at, nth) => ({
        id: `row-${nth}`,
        agent_code: demoAgent.code,
        kind: 'session.new' as const,
        params: '{}',
        order_id: null,
        dedupe_key: `row-${nth}`,
        read_at: null,
        created_at,
      }));
      await context.store.insertInto('notification').values(rows).execute();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, next } = await listNotifications(context, demoAgent.code, { cursor, limit: 2 });
        expect(items.length).toBe(2);
        seen.push(...items.map(({ id }) => id));
        cursor = next;
      } while (cursor !== undefined);
      expect(seen).toEqual(['row-5', 'row-4', 'row-2', 'row-1', 'row-0', 'row-3']);
    } finally {
      await server.close();
    }
  }, 60_000);

test('a cursor that no list has written is refused', async () => {
  const server = await startTestServer();
  try {
    const { token } = await server.signIn();
    const answer = await server.ask('/api/v1/notifications?cursor=made-up', { token });
    expect((await errorOf(answer)).code).toBe('request.badCursor');
  } finally {
    await server.close();
  }
});
