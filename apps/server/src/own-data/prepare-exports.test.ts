import { afterEach, beforeEach, expect, test } from 'bun:test';
import { randomBytes } from 'node:crypto';
import { demoAgent, otherAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { prepareExports } from './prepare-exports.ts';

let server: TestServer;
let faulty: boolean;
beforeEach(async () => {
  faulty = false;
  server = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      senders: async (code) => {
        if (faulty && code === demoAgent.code) throw new Error('a fault of one agent');
        return gateway.senders(code);
      },
    }),
  });
});
afterEach(() => server.close());

/** As asked for by a device; nothing begins to write it. */
async function ask(agentCode: string, session_id: string): Promise<void> {
  const asked_at = server.clock.now;
  const asked = {
    agent_code: agentCode,
    session_id,
    state: 'waiting' as const,
    asked_at,
    due_at: null,
    proved: 1,
  };
  const empty = { run: null, run_at: null, bytes: null, ready_at: null, expires_at: null, fetched_at: null };
  const wish = { device_name: null, proved: 0, due_at: null };
  await server.context.store
    .insertInto('own_data_export')
    .values({ id: Bun.randomUUIDv7(), ...asked, ...wish, ...empty })
    .execute();
  server.clock.now += 1000;
}

test('a copy that cannot be written keeps no other waiting, and leaves nothing of what was written of it', async () => {
  const [first, second] = [await server.signIn(), await server.signIn(otherAgent.phone)];
  await ask(demoAgent.code, first.deviceId);
  await ask(otherAgent.code, second.deviceId);
  const { store } = server.context;
  // Enough for a piece of it to be kept before the fault.
  const words = randomBytes(300_000).toString('base64');
  const long = { agent_code: demoAgent.code, body: JSON.stringify({ words }), updated_at: 1 };
  await store.insertInto('receipt_settings').values(long).execute();
  faulty = true;
  for (const _round of [1, 2])
    await expect(prepareExports(server.context)).rejects.toThrow('a fault of one agent');
  const rows = await store
    .selectFrom('own_data_export')
    .select(['agent_code', 'state'])
    .orderBy('asked_at')
    .execute();
  expect(rows).toEqual([
    { agent_code: demoAgent.code, state: 'waiting' },
    { agent_code: otherAgent.code, state: 'ready' },
  ]);
  const ready = store.selectFrom('own_data_export').select('id').where('state', '=', 'ready');
  const left = store.selectFrom('own_data_part').select('export_id').where('export_id', 'not in', ready);
  expect(await left.execute()).toEqual([]);
});
