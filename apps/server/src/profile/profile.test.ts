import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import type { AdminAgent, AgentView, Profile, ReceiptSettings, RegisteredNumber } from '@hexaflate/contract';
import { decodePhoto } from '../photos/codec.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { plainPhoto } from '../testing/identity.ts';
import { listen } from '../testing/live-events.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';

let server: TestServer;
let token: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn());
});
afterEach(() => server.close());

const empty = {
  storeName: '',
  ownerName: '',
  phone: '',
  province: '',
  city: '',
  street: '',
  postcode: '',
  email: '',
};
const filled = {
  storeName: 'Konter Melati',
  ownerName: 'Budi Santoso',
  phone: '0812 3456 7890',
  province: 'Jawa Barat',
  city: 'Bandung',
  street: 'Jl. Melati No. 12',
  postcode: '40123',
  email: 'budi@example.com',
};

const read = async () => json<Profile>(await server.ask('/api/v1/profile', { token }));
const put = (body: object, on = server) => on.ask('/api/v1/profile', { method: 'PUT', token, body });
const receipt = async () => json<ReceiptSettings>(await server.ask('/api/v1/receipt-settings', { token }));

test('before anything was said, Otomax speaks alone and nothing differs', async () => {
  expect(await read()).toMatchObject({
    ...empty,
    version: 0,
    differs: [],
    emailVerified: false,
    otomax: { name: 'Maju Jaya Cell', ownerName: 'Budi Santoso', address: 'Jl. Melati No. 12, Bandung' },
  });
});

test('what the agent says is kept beside Otomax, whose rows stay as they are, and what differs is named', async () => {
  const saved = await json<Profile>(await put({ ...filled, version: 0 }));
  expect(saved).toMatchObject({
    ...filled,
    version: 1,
    changedBy: 'agent',
    differs: ['storeName', 'address'],
  });
  const agent = await server.context.otomax.agent(demoAgent.code);
  expect(agent).toMatchObject({ name: 'Maju Jaya Cell', address: 'Jl. Melati No. 12, Bandung' });
  const me = await json<AgentView>(await server.ask('/api/v1/me', { token }));
  expect([me.name, me.storeName]).toEqual(['Maju Jaya Cell', 'Konter Melati']);
});

test('of two devices that change the same version one wins, and the other is told', async () => {
  const answers = await Promise.all([
    put({ ...filled, storeName: 'Satu', version: 0 }),
    put({ ...filled, storeName: 'Dua', version: 0 }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = await put({ ...filled, storeName: 'Tiga', version: 0 });
  expect((await errorOf(late)).code).toBe('profile.conflict');
  expect((await read()).version).toBe(1);
});

test('every device hears of a change', async () => {
  const other = await server.signIn();
  const events = listen(server, { audience: 'agent', sessionId: other.deviceId, subject: demoAgent.code });
  await put({ ...filled, version: 0 });
  expect(events.types()).toEqual(['agent.changed', 'profile.changed']);
});

test('receipts follow the profile, except for lines that the agent has set for them', async () => {
  expect(await receipt()).toMatchObject({ storeName: 'Maju Jaya Cell' });
  await put({ ...filled, version: 0 });
  const followed = await receipt();
  expect(followed).toMatchObject({
    storeName: 'Konter Melati',
    address: 'Jl. Melati No. 12, Bandung, Jawa Barat 40123 · 0812 3456 7890',
  });
  await server.ask('/api/v1/receipt-settings', {
    method: 'PUT',
    token,
    body: { ...followed, storeName: 'Nama di Struk', footer: 'Terima kasih' },
  });
  await put({ ...filled, storeName: 'Konter Baru', city: 'Cimahi', version: 1 });
  expect(await receipt()).toMatchObject({
    storeName: 'Nama di Struk',
    footer: 'Terima kasih',
    address: 'Jl. Melati No. 12, Cimahi, Jawa Barat 40123 · 0812 3456 7890',
  });
});

test.each([
  ['an e-mail that is none', { email: 'budi@' }],
  ['a postcode of four digits', { postcode: '4012' }],
  ['letters in a phone number', { phone: 'telepon saya' }],
  ['a control character, which a printer would obey', { storeName: 'Toko\u001bp' }],
  ['a name that is too long', { storeName: 'x'.repeat(61) }],
])('%s is refused', async (_, wrong) => {
  const answer = await put({ ...filled, ...wrong, version: 0 });
  expect([answer.status, (await errorOf(answer)).code]).toEqual([400, 'request.invalid']);
});

test('an operator who turns it off ends changes by agents at once, and not reading', async () => {
  await server.context.store
    .insertInto('setting_change')
    .values({ key: 'profile.selfService', version: 1, value: 'false', changed_by: 'operator', changed_at: 1 })
    .execute();
  const answer = await put({ ...filled, version: 0 });
  expect([answer.status, (await errorOf(answer)).code]).toEqual([403, 'profile.turnedOff']);
  await server.context.settings.refresh();
  expect((await read()).editable).toBe(false);
});

test('an operator corrects it with a reason: the trail names the fields and not what stood in them', async () => {
  await put({ ...filled, version: 0 });
  const operator = await signInOperator(server);
  const path = `/api/v1/admin/agents/${demoAgent.code}/profile`;
  const shown = await json<Profile>(await server.ask(path, { token: operator.token }));
  expect(shown.differs).toEqual(['storeName', 'address']);
  const body = { ...filled, storeName: 'Melati Cell', version: 1 };
  const bare = await server.ask(path, { method: 'PUT', token: operator.token, body });
  expect(bare.status).toBe(400);
  const reason = 'Nama toko menyesatkan';
  const answer = await server.ask(path, { method: 'PUT', token: operator.token, body: { ...body, reason } });
  expect(await json<Profile>(answer)).toMatchObject({ storeName: 'Melati Cell', changedBy: 'operator' });
  const entry = await server.context.store
    .selectFrom('audit_entry')
    .selectAll()
    .where('verb', '=', 'profile.corrected')
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ actor: 'operator:operator', subject: `agent:${demoAgent.code}`, reason });
  expect(JSON.parse(entry.after ?? '')).toEqual({ fields: ['storeName'], version: 2 });
  const news = await json<{ items: { kind: string; params: object }[] }>(
    await server.ask('/api/v1/notifications', { token }),
  );
  expect(news.items[0]).toMatchObject({ kind: 'profile.corrected', params: { reason } });
  const listed = await json<{ items: AdminAgent[] }>(
    await server.ask(`/api/v1/admin/agents?q=${demoAgent.code}`, { token: operator.token }),
  );
  expect(listed.items[0]?.storeName).toBe('Melati Cell');
});

test('who may only look cannot correct it', async () => {
  const { token: reader } = await addOperator(server, 'readOnly');
  const answer = await server.ask(`/api/v1/admin/agents/${demoAgent.code}/profile`, {
    method: 'PUT',
    token: reader,
    body: { ...filled, version: 0, reason: 'mencoba saja' },
  });
  expect((await errorOf(answer)).code).toBe('auth.forbidden');
});

test('my registered numbers are those of Otomax, with their kinds and the one that I signed in with', async () => {
  const { items, help } = await json<{ items: RegisteredNumber[]; help: string }>(
    await server.ask('/api/v1/numbers', { token }),
  );
  const senders = await server.context.otomax.senders(demoAgent.code);
  expect(items.map(({ address }) => address)).toEqual(senders.map(({ address }) => address));
  expect(items.find(({ kind }) => kind === 'sms')).toMatchObject({
    phone: demoAgent.phone,
    signedInHere: true,
  });
  expect(help).toContain('Hexaflate');
});

describe('the picture', () => {
  const put = (bytes: Uint8Array<ArrayBuffer>) =>
    server.ask('/api/v1/profile/photo', { method: 'PUT', token, bytes });
  const get = (id: string, as = token) => server.ask(`/api/v1/profile/photo/${id}`, { token: as });

  test('is kept small, encoded anew and sealed, and every device hears of it', async () => {
    const tablet = await server.signIn();
    const events = listen(server, { audience: 'agent', sessionId: tablet.deviceId, subject: demoAgent.code });
    const sent = await plainPhoto(120, 1200, 900);
    const { photo } = await json<Profile>(await put(sent));
    if (!photo) throw new Error('no picture');
    expect(events.types()).toContain('profile.changed');
    const answer = await get(photo, tablet.token);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const kept = new Uint8Array(await answer.arrayBuffer());
    expect(await decodePhoto(kept)).toMatchObject({ width: 512, height: 384 });
    const row = await server.context.store.selectFrom('profile_photo').selectAll().executeTakeFirstOrThrow();
    expect(row.body).not.toContain(Buffer.from(kept).toString('base64url').slice(0, 40));
  });

  test('is nobody else’s, and the one before is gone with the next', async () => {
    const first = await json<Profile>(await put(await plainPhoto()));
    const second = await json<Profile>(await put(await plainPhoto(60)));
    expect((await get(first.photo ?? '')).status).toBe(404);
    const stranger = await server.signIn(otherAgent.phone);
    expect((await get(second.photo ?? '', stranger.token)).status).toBe(404);
  });

  test('that is none is refused, and so is one that is too small', async () => {
    const text = new TextEncoder().encode('<svg onload="alert(1)">'.repeat(20));
    expect((await errorOf(await put(text))).code).toBe('identity.notAPhoto');
    expect((await errorOf(await put(await plainPhoto(120, 40, 40)))).code).toBe('identity.photoSize');
    expect((await read()).photo).toBeNull();
  });

  test('goes when the agent takes it off, or an operator does with a reason', async () => {
    await put(await plainPhoto());
    const off = await server.ask('/api/v1/profile/photo', { method: 'DELETE', token });
    expect((await json<Profile>(off)).photo).toBeNull();
    const { photo } = await json<Profile>(await put(await plainPhoto()));
    const operator = await signInOperator(server);
    const path = `/api/v1/admin/agents/${demoAgent.code}/profile/photo`;
    const seen = await server.ask(`${path}/${photo}`, { token: operator.token });
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    const remove = () =>
      server.ask(`${path}/remove`, {
        method: 'POST',
        token: operator.token,
        body: { reason: 'Bukan foto toko' },
      });
    expect((await remove()).status).toBe(204);
    expect((await errorOf(await remove())).code).toBe('identity.photoGone');
    expect((await read()).photo).toBeNull();
    const entry = await server.context.store
      .selectFrom('audit_entry')
      .select(['after', 'reason'])
      .where('verb', '=', 'profile.corrected')
      .executeTakeFirstOrThrow();
    expect([entry.after, entry.reason]).toEqual(['{"fields":["photo"]}', 'Bukan foto toko']);
  });
});
