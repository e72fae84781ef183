import { afterAll, beforeAll, expect, test } from 'bun:test';
import { identityCommand } from './identity-command.ts';
import { demoAgent, startTestServer, type TestServer } from './testing/context.ts';
import { identityApp } from './testing/identity.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('the wrapping key is turned by command, and the running server opens its photos all the same', async () => {
  const app = identityApp(server, (await server.signIn()).token);
  const { id } = await app.uploaded('ktp');
  expect((await app.ask(`/identity/photos/${id}`)).status).toBe(200);
  const wrapped = async () => {
    const row = await server.context.store
      .selectFrom('identity_key')
      .select('wrapped')
      .where('agent_code', '=', demoAgent.code)
      .executeTakeFirstOrThrow();
    return row.wrapped;
  };
  const before = await wrapped();
  const program = Bun.spawn({
    cmd: [process.execPath, `${import.meta.dir}/main.ts`, 'identity', 'rotate-key'],
    env: {
      HEXAFLATE_DATA_DIR: server.dataDir,
      ...(server.context.config.databaseUrl ? { DATABASE_URL: server.context.config.databaseUrl } : {}),
    },
    stdout: 'pipe',
  });
  expect(await new Response(program.stdout).text()).toContain('1 persons were wrapped anew');
  expect(await program.exited).toBe(0);
  expect(await wrapped()).not.toBe(before);
  expect((await app.ask(`/identity/photos/${id}`)).status).toBe(200);
  expect((await app.upload('selfie')).status).toBe(201);
});

test('anything else is answered with what the command takes', async () => {
  const said: string[] = [];
  expect(await identityCommand(['forget'], {}, (text) => said.push(text))).toBe(2);
  expect(said.join()).toContain('rotate-key');
});
