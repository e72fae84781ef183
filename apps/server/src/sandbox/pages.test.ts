import { afterAll, beforeAll, expect, test } from 'bun:test';
import { forcedOutcomes } from '@hexaflate/otomax/sandbox';
import { demoAgent, json, startTestServer, type TestServer } from '../testing/context.ts';
import { demoLogins } from './demo-logins.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('every login on the page really signs in and has that PIN', async () => {
  const page = await (await server.ask('/sandbox')).text();
  expect(demoLogins.length).toBeGreaterThan(1);
  for (const login of demoLogins) {
    for (const fact of [login.name, login.phone, login.pin]) expect(page).toContain(fact);
    const agent = await server.context.otomax.agentByPhone(login.phone);
    expect(agent).toMatchObject({ name: login.name, status: 'active' });
    expect(await server.context.otomax.verifyPin(agent?.code ?? '', login.pin)).toBe(true);
    await server.signIn(login.phone);
  }
});

test('every destination that forces an outcome is documented, in both languages', async () => {
  for (const locale of ['id', 'en'] as const) {
    const answer = await server.ask('/sandbox', { headers: { 'accept-language': locale } });
    const page = await answer.text();
    expect(page).toContain(`<html lang="${locale}">`);
    for (const { suffix, description } of forcedOutcomes) {
      expect(page).toContain(suffix);
      expect(page).toContain(description[locale].replaceAll("'", '&#39;'));
    }
  }
});

test('a phone shows its messages newest first, to people and to programs', async () => {
  await server.requestCode();
  const older = await server.codeOn(demoAgent.phone);
  server.clock.now += 61_000;
  await server.requestCode();
  const newer = await server.codeOn(demoAgent.phone);
  const page = await (await server.ask(`/sandbox/phone/${demoAgent.phone}`)).text();
  expect(page.indexOf(newer)).toBeGreaterThan(0);
  expect(page.indexOf(older)).toBeGreaterThan(page.indexOf(newer));
  const answer = await server.ask(`/sandbox/phone/${encodeURIComponent('+62 812-0000-0001')}`, {
    headers: { accept: 'application/json' },
  });
  const { messages } = await json<{ messages: { text: string; at: string }[] }>(answer);
  expect(messages[0]?.text).toContain(newer);
  expect(new Date(messages[0]?.at ?? '').getTime()).toBeCloseTo(server.clock.now, -4);
});

test('what people wrote is shown as text, never as a page', async () => {
  await server.context.otomax.sendMessage({
    to: '081277776666',
    channel: 'sms',
    text: '<script>alert(1)</script>',
  });
  const page = await (await server.ask('/sandbox/phone/081277776666')).text();
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('&lt;script&gt;');
});

test('a number without messages says so, and what is no number is not found', async () => {
  expect(await (await server.ask('/sandbox/phone/081299998888')).text()).toContain('Belum ada pesan');
  for (const path of ['/sandbox/phone/abc', '/sandbox/phone/', '/sandbox/other'])
    expect((await server.ask(path)).status).toBe(404);
});

test('on a real Otomax none of these pages exist', async () => {
  const real = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      capabilities: async () => ({ ...(await gateway.capabilities()), driver: 'sqlserver' as const }),
    }),
  });
  for (const path of ['/sandbox', '/sandbox/refresh.js', `/sandbox/phone/${demoAgent.phone}`])
    expect((await real.ask(path)).status).toBe(404);
  await real.close();
});
