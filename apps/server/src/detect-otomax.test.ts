import { expect, test } from 'bun:test';
import { DashboardSchema, InstallationSchema } from '@hexaflate/contract';
import {
  type Change,
  type ChangesMode,
  INSTALLATION,
  type Installation,
  OtomaxUnavailableError,
} from '@hexaflate/otomax';
import { detectOtomax } from './detect-otomax.ts';
import { relayBatch } from './relay/relay.ts';
import { demoAgent, startTestServer } from './testing/context.ts';
import { listen } from './testing/live-events.ts';
import { signInOperator } from './testing/operators.ts';

test('a change of the installation is logged, and no view made with the old knowledge is served again', async () => {
  const changed: string[] = [];
  const server = await startTestServer({
    gateway: (gateway) => ({ ...gateway, detect: async () => changed }),
  });
  const { context } = server;
  const view = { key: 'x', kind: 'x', load: async () => ({ body: '{}', tags: [] }) };
  context.cache.heartbeat();
  await context.cache.read(view);
  await detectOtomax(context);
  expect((await context.cache.read(view)).source).toBe('memory');

  changed.push('minutes ahead of UTC: 420 → 480');
  await detectOtomax(context);
  context.cache.heartbeat();
  expect((await context.cache.read(view)).source).not.toBe('memory');
  expect(server.logged.join('\n')).toContain('420 → 480');
  await server.close();
});

test('when the relay is told that our triggers moved, everything made before is forgotten, looked at and said', async () => {
  const gone: Change = {
    id: 'x',
    entity: 'everything',
    key: INSTALLATION,
    agentCode: null,
    inboxCode: null,
    at: new Date(),
  };
  const acknowledged: Change[] = [];
  let changes = [gone];
  const server = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      changes: async () => changes,
      acknowledge: async (seen) => {
        acknowledged.push(...seen);
      },
      detect: async () => ['our trigger hexaflate_reseller: stands → disabled'],
    }),
  });
  const { context } = server;
  const view = { key: 'x', kind: 'x', load: async () => ({ body: '{}', tags: [] }) };
  context.cache.heartbeat();
  await context.cache.read(view);
  expect((await context.cache.read(view)).source).toBe('memory');

  await relayBatch(context);
  expect((await context.cache.read(view)).source).not.toBe('memory');
  expect(server.logged.join('\n')).toContain('hexaflate_reseller: stands → disabled');
  expect(acknowledged).toEqual([gone]);
  changes = [];
  await relayBatch(context);
  await context.cache.read(view);
  expect((await context.cache.read(view)).source).toBe('memory');
  await server.close();
});

test('triggers that moved stay told until the installation could be looked at, and nothing is trusted meanwhile', async () => {
  const gone = {
    id: 'x',
    entity: 'everything',
    key: INSTALLATION,
    agentCode: null,
    inboxCode: null,
  } as const;
  const acknowledged: Change[] = [];
  const server = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      changes: async () => [{ ...gone, at: new Date() }],
      acknowledge: async (seen) => {
        acknowledged.push(...seen);
      },
      detect: () => Promise.reject(new OtomaxUnavailableError('away')),
    }),
  });
  const device = listen(server, { audience: 'agent', sessionId: 's1', subject: demoAgent.code });
  await expect(relayBatch(server.context)).rejects.toThrow('away');
  expect(acknowledged).toEqual([]);
  expect(device.types()).toEqual([]);
  expect(server.context.cache.stats().trusted).toBe(false);
  await server.close();
});

test('the panel names the tables whose triggers are gone, and only where there should be triggers', async () => {
  expect(await missingTriggers()).toEqual({ triggers: ['reseller'], polling: [] });
});

/** What the dashboard and the room about Otomax say in either mode while a table is polled. */
async function missingTriggers(): Promise<Record<ChangesMode, string[]>> {
  const said: Record<ChangesMode, string[]> = { triggers: [], polling: [] };
  for (const changes of ['triggers', 'polling'] as const) {
    const server = await startTestServer({
      gateway: (gateway) => ({
        ...gateway,
        capabilities: async () => ({
          ...(await gateway.capabilities()),
          installation: installationOf(changes),
        }),
      }),
    });
    const { token } = await signInOperator(server);
    const ask = async (path: string) => (await server.ask(`/api/v1/admin/${path}`, { token })).json();
    const { health } = DashboardSchema.parse(await ask('dashboard'));
    const { feed } = InstallationSchema.parse(await ask('otomax'));
    expect(feed.withoutTrigger).toEqual(health.relay.withoutTrigger);
    said[changes] = feed.withoutTrigger;
    await server.close();
  }
  return said;
}

function installationOf(changes: ChangesMode): Installation {
  return {
    detectedAt: new Date(0),
    lastChange: null,
    server: null,
    changes,
    polledTables: ['reseller'],
    absentTables: [],
    absentColumns: [],
    renamedColumns: [],
    ownTriggers: 12,
    foreignTriggers: [],
    center: null,
    messageLength: null,
    history: [],
    unknownCodes: [],
    rights: { read: true, send: true, message: true, settleReplies: true },
  };
}
