import { afterEach, beforeEach, expect, test } from 'bun:test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditVerifiedSchema } from '@hexaflate/contract';
import { auditCommand } from '../audit-command.ts';
import { json, startTestServer, type TestServer } from '../testing/context.ts';
import { liftAppendOnly } from '../testing/lift-append-only.ts';
import { signInOperator } from '../testing/operators.ts';
import { findCut, noteAnchor, readAnchor } from './anchor.ts';
import { audit } from './audit.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const record = (subject: `order:${string}` = 'order:1') =>
  server.context.store.transaction().execute((transaction) =>
    audit(transaction, server.clock.now, {
      actor: 'operator:budi',
      verb: 'order.noted',
      subject,
    }),
  );
const anchor = () => readAnchor(server.dataDir, server.context.serverKey);
const cut = () => findCut(server.context.store, server.dataDir, server.context.serverKey);
const verify = async (said: string[] = []) => {
  const { databaseUrl } = server.context.config;
  const environment = { HEXAFLATE_DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl };
  return auditCommand(['verify'], environment, (text) => said.push(text));
};
async function cutOff(from: number): Promise<void> {
  await liftAppendOnly(server);
  await server.context.store.deleteFrom('audit_entry').where('seq', '>=', from).execute();
}

test('the newest entry is noted outside the database, and the note follows the trail', async () => {
  await noteAnchor(server.context);
  expect(await anchor()).toBeUndefined();
  await record();
  await noteAnchor(server.context);
  expect(await anchor()).toMatchObject({ seq: 1 });
  await record();
  await record();
  await noteAnchor(server.context);
  expect(await anchor()).toMatchObject({ seq: 3 });
  expect(await cut()).toBeUndefined();
  expect(await verify()).toBe(0);
});

test('an end that was cut off is noticed by the command, the panel and the log, also when the trail goes on', async () => {
  for (let n = 0; n < 3; n += 1) await record();
  await noteAnchor(server.context);
  await cutOff(2);
  const said: string[] = [];
  expect(await verify(said)).toBe(1);
  expect(said[0]).toContain('3');
  const { token } = await signInOperator(server);
  const inPanel = async () =>
    AuditVerifiedSchema.parse(await json(await server.ask('/api/v1/admin/audit/verify', { token })));
  expect((await inPanel()).broken).toEqual({ seq: 3, why: 'cut' });
  await record('order:2');
  await record('order:2');
  await noteAnchor(server.context);
  expect(server.logged.join('')).toContain('cut off or replaced');
  expect(await anchor()).toMatchObject({ seq: 3 });
  expect((await inPanel()).broken).toEqual({ seq: 3, why: 'cut' });
  expect(await verify()).toBe(1);
});

test('a note that was not made by this server counts as a break', async () => {
  await record();
  await noteAnchor(server.context);
  await writeFile(join(server.dataDir, 'audit-head'), 'aaaaaaaa.bm9uZSBvZiBvdXJz\n');
  await expect(cut()).rejects.toThrow();
  expect(await verify()).toBe(1);
});
