import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { Brand } from '@hexaflate/contract';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';

const STRANGER = '081299990000';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const open = (path = '/hapus-akun', headers = {}) => server.ask(path, { headers });

async function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return server.askRaw('/hapus-akun', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'shop.test', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

const askCode = (phone = demoAgent.phone) => send({ step: 'code', phone, channel: 'sms' });
const challengeIn = (page: string) => /name="challenge" value="([^"]+)"/.exec(page)?.[1] ?? '';
const confirm = (challenge: string, code: string, more: Record<string, string> = { understood: 'yes' }) =>
  send({ step: 'delete', challenge, code, phone: demoAgent.phone, ...more });

async function closings() {
  return server.context.store.selectFrom('account_closing').selectAll().execute();
}

test('anyone can read it without signing in, in both languages, with the operator’s texts in it', async () => {
  const page = await (await open()).text();
  expect(page).toContain('<html lang="id">');
  expect(page).toContain('Yang disimpan');
  const english = await (await open('/hapus-akun', { 'Accept-Language': 'en-GB' })).text();
  expect(english).toContain('<html lang="en">');
  expect(await (await open('/hapus-akun?lang=en')).text()).toContain('What is kept');
  const other = await open('/delete-account');
  expect([other.status, other.headers.get('location')]).toEqual([308, '/hapus-akun?lang=en']);
  await server.context.store
    .insertInto('setting_change')
    .values({
      key: 'deletionPage.keptId',
      version: 1,
      value: JSON.stringify('Hanya <b>pembukuan</b>'),
      changed_by: 'operator',
      changed_at: 1,
    })
    .execute();
  await server.context.settings.refresh();
  const changed = await (await open()).text();
  expect(changed).toContain('Hanya &lt;b&gt;pembukuan&lt;/b&gt;');
});

test('its policy lets no script run, nothing load and nobody frame it', async () => {
  const answer = await open();
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toStartWith("default-src 'none'; style-src 'sha256-");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).not.toContain('<script');
});

test('the code that the number gets closes its account and signs every device out', async () => {
  const phone = await server.signIn();
  const socket = listen(server, { audience: 'agent', sessionId: phone.deviceId, subject: demoAgent.code });
  const asked = await (await askCode()).text();
  const code = await server.codeOn(demoAgent.phone);
  const answer = await confirm(challengeIn(asked), code, { understood: 'yes', reason: 'Pindah' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Permintaan Anda tercatat');
  expect(await closings()).toMatchObject([
    { agent_code: demoAgent.code, asked_by: 'page', reason: 'Pindah', erased_at: null },
  ]);
  expect(socket.closed).toBe('revoked');
});

test('a number that belongs to nobody is answered alike, gets no message, and closes nothing', async () => {
  const known = await askCode();
  const unknown = await askCode(STRANGER);
  const bare = async (answer: Response, phone: string) =>
    (await answer.text()).replaceAll(phone, 'PHONE').replace(/(name="challenge" value=)"[^"]+"/, '$1');
  expect(unknown.status).toBe(known.status);
  const page = await unknown.clone().text();
  expect(await bare(unknown, STRANGER)).toBe(await bare(known, demoAgent.phone));
  expect(await server.messages(STRANGER)).toEqual([]);
  const refused = await confirm(challengeIn(page), '123456');
  expect(refused.status).toBe(422);
  expect(await closings()).toEqual([]);
});

test('a code for signing in deletes nothing, and a code for deleting signs nobody in', async () => {
  const signIn = await server.requestCode();
  const code = await server.codeOn(demoAgent.phone);
  expect((await confirm(signIn, code)).status).toBe(422);
  expect(await closings()).toEqual([]);
  server.clock.now += 61_000;
  const challenge = challengeIn(await (await askCode()).text());
  const verified = await server.ask('/api/v1/auth/verify', {
    method: 'POST',
    body: {
      challengeId: challenge,
      code: await server.codeOn(demoAgent.phone),
      device: { name: 'HP', platform: 'web', appVersion: '1' },
      transport: 'bearer',
    },
  });
  expect((await errorOf(verified)).code).toBe('auth.codeExpired');
});

test('of guesses that race each other no more count than a code has tries, and the right one then comes too late', async () => {
  const challenge = challengeIn(await (await askCode()).text());
  const right = await server.codeOn(demoAgent.phone);
  const wrong = Array.from({ length: 40 }, (_, index) => String(index).padStart(6, '0')).filter(
    (guess) => guess !== right,
  );
  const answers = await Promise.all(wrong.map((guess) => confirm(challenge, guess)));
  const pages = await Promise.all(answers.map((answer) => answer.text()));
  expect(pages.filter((page) => page.includes('Kode salah'))).toHaveLength(5);
  expect((await confirm(challenge, right)).status).toBe(422);
  expect(await closings()).toEqual([]);
});

test('without the word that it is understood the code is not even looked at', async () => {
  const challenge = challengeIn(await (await askCode()).text());
  const code = await server.codeOn(demoAgent.phone);
  const refused = await confirm(challenge, code, {});
  expect(refused.status).toBe(400);
  expect((await confirm(challenge, code)).status).toBe(200);
});

test('asking again too soon says when, in the form itself', async () => {
  await askCode();
  const again = await askCode();
  expect(again.status).toBe(429);
  expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
  const page = await again.text();
  expect(page).toContain('role="alert"');
  expect(page).toContain(`value="${demoAgent.phone}"`);
});

test('asking twice leaves the first date as it is', async () => {
  const first = challengeIn(await (await askCode()).text());
  await confirm(first, await server.codeOn(demoAgent.phone));
  const [before] = await closings();
  server.clock.now += 86_400_000;
  const second = challengeIn(await (await askCode()).text());
  const answer = await confirm(second, await server.codeOn(demoAgent.phone));
  expect(answer.status).toBe(200);
  expect(await closings()).toEqual(before ? [before] : []);
});

test.each([
  ['no form at all', ''],
  ['a step that there is not', 'step=everything'],
  ['a number that is none', 'step=code&phone=bukan'],
  ['markup in a number', 'step=code&phone=%3Cscript%3E1'],
])('%s is refused in the page', async (_, body) => {
  const answer = await server.askRaw('/hapus-akun', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'shop.test' },
    body,
  });
  expect(answer.status).toBe(400);
  const page = await answer.text();
  expect(page).toContain('role="alert"');
  expect(page).not.toContain('<script>');
});

test('another site cannot have a visitor’s browser ask for codes', async () => {
  const answer = await send(
    { step: 'code', phone: demoAgent.phone },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  );
  expect([answer.status, (await errorOf(answer)).code]).toEqual([403, 'request.crossSite']);
  expect(await server.messages(demoAgent.phone)).toEqual([]);
});

test('brand and manifest say where it lies', async () => {
  const brand = await json<Brand>(await server.ask('/api/v1/brand'));
  expect(brand.accountDeletionUrl).toBe('/hapus-akun');
  const manifest = await json<{ account_deletion_url: string }>(await server.ask('/manifest.webmanifest'));
  expect(manifest.account_deletion_url).toBe('/hapus-akun');
});
