import { expect, test } from 'bun:test';
import { settleReplies } from './settle-replies.ts';
import { startTestServer } from './testing/context.ts';

test('answers are taken off the queue until a batch is not full any more', async () => {
  const batches = [200, 200, 3];
  const asked: number[] = [];
  const server = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      settleReplies: async (limit) => {
        asked.push(limit);
        return batches.shift() ?? 0;
      },
    }),
  });
  await settleReplies(server.context);
  expect([asked, batches]).toEqual([[200, 200, 200], []]);
  await server.close();
});
