import { afterEach, expect, test } from 'bun:test';
import type { Capabilities, Gateway, OutgoingMessage } from '@hexaflate/otomax';
import { errorOf, json, startTestServer, type TestServer, testDevice } from '../testing/context.ts';
import { setSettings } from '../testing/set-settings.ts';

const AGENT = '081200000001';
const STRANGER = '081399990077';
let server: TestServer;
let sent: Pick<OutgoingMessage, 'to' | 'channel'>[] = [];
afterEach(() => server.close());

interface Otomax {
  channels?: Capabilities['channels'];
  senders?: string[];
  fails?: OutgoingMessage['channel'];
}

/** A server whose Otomax can send by these, knows the agent's number by these, and fails at one of them. */
async function start({ channels, senders, fails }: Otomax = {}) {
  sent = [];
  server = await startTestServer({
    gateway: (gateway): Gateway => ({
      ...gateway,
      capabilities: async () => {
        const offered = await gateway.capabilities();
        return { ...offered, channels: channels ?? offered.channels };
      },
      senders: async (code) =>
        senders?.map((type) => ({ address: '6281200000001', type })) ?? gateway.senders(code),
      sendMessage: async (message) => {
        if (message.channel === fails) throw new Error('no modem');
        sent.push({ to: message.to, channel: message.channel });
        await gateway.sendMessage(message);
      },
    }),
  });
}

async function ask(phone: string, channel?: string) {
  const answer = await server.ask('/api/v1/auth/code', { method: 'POST', body: { phone, channel } });
  server.clock.now += 61_000;
  return answer;
}

test.each([
  ['sms', ['sms']],
  ['whatsapp', ['whatsapp']],
  ['smsFirst', ['sms']],
  ['whatsappFirst', ['whatsapp']],
] as const)('registered numbers get their code by what the setting %s says', async (registered, by) => {
  await start();
  await setSettings(server, { 'signInCode.registered': registered });
  expect((await ask(AGENT)).status).toBe(200);
  expect(sent.map(({ channel }) => channel)).toEqual([...by]);
});

test('the person chooses among what is allowed, and only among that', async () => {
  await start();
  await ask(AGENT, 'whatsapp');
  await setSettings(server, { 'signInCode.registered': 'sms' });
  await ask(AGENT, 'whatsapp');
  expect(sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
});

test('a sender that the installation does not have gives way to the other', async () => {
  await start({ channels: ['sms'] });
  await setSettings(server, { 'signInCode.registered': 'whatsappFirst' });
  await ask(AGENT, 'whatsapp');
  expect(sent).toEqual([{ to: AGENT, channel: 'sms' }]);
});

test('a kind that the number is not registered with gives way to the one that it is', async () => {
  await start({ senders: ['W'] });
  await ask(AGENT);
  expect(sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
});

test('a sender that fails is followed by the other', async () => {
  await start({ fails: 'sms' });
  expect((await ask(AGENT, 'sms')).status).toBe(200);
  expect(sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
});

test('a stranger proves his number where strangers get codes, and then learns whom to ask', async () => {
  await start();
  await setSettings(server, {
    'signInCode.unregistered': 'whatsapp',
    'signIn.contact': 'WhatsApp 0811 0000 0900',
  });
  const { challengeId } = await json<{ challengeId: string }>(await ask(STRANGER));
  expect(sent).toEqual([{ to: STRANGER, channel: 'whatsapp' }]);
  const [text = ''] = await server.messages(STRANGER);
  expect(text).toContain('Abaikan bila Anda tidak memintanya');
  const code = await server.codeOn(STRANGER);
  const verify = (typed: string) =>
    server.ask('/api/v1/auth/verify', {
      method: 'POST',
      body: { challengeId, code: typed, device: testDevice, transport: 'bearer' },
    });
  expect((await errorOf(await verify(code === '000000' ? '000001' : '000000'))).code).toBe('auth.codeWrong');
  const proved = await errorOf(await verify(code));
  expect(proved.code).toBe('auth.notRegistered');
  expect(proved.message).toContain('WhatsApp 0811 0000 0900');
  expect((await errorOf(await verify(code))).code).toBe('auth.codeExpired');
});

test('all strangers together have a budget, and beyond it the answer is the same', async () => {
  await start();
  await setSettings(server, { 'signInCode.unregistered': 'sms', 'signInCode.strangersPerHour': 3 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      server.ask('/api/v1/auth/code', { method: 'POST', body: { phone: `0813999910${index + 10}` } }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(sent).toHaveLength(3);
});

test('where nobody signs in by code, none is sent', async () => {
  await start();
  await setSettings(server, {
    'signIn.method': 'message',
    'signInMessage.whatsappNumbers': ['081100000900'],
  });
  expect((await errorOf(await ask(AGENT))).code).toBe('auth.wayOff');
  expect(sent).toEqual([]);
});
