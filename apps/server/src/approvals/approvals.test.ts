import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import {
  type Approval,
  type ApprovalKey,
  type BegunApprovalKey,
  type Order,
  orderDigest,
  type SubmitOrder,
} from '@hexaflate/contract';
import { setSettings } from '../testing/change-setting.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { createDeviceKey, createPasskey, type TestPasskey, type Twist } from '../testing/passkeys.ts';
import { sweepKeys } from './live-keys.ts';

const ORIGIN = 'https://agen.shop.test';
let server: TestServer;
let token: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn());
});
afterEach(() => server.close());

const ask = (path: string, method: string, body?: unknown, as = token) =>
  server.ask(`/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    token: as,
    headers: { Origin: ORIGIN },
  });
const begin = async (as = token, pin: string = demoAgent.pin) =>
  json<BegunApprovalKey>(await ask('/approval-keys/begin', 'POST', { pin }, as));
async function enrol(as = token, pin: string = demoAgent.pin, counts = true): Promise<TestPasskey> {
  const passkey = await createPasskey(ORIGIN, { counts });
  const { challengeId, options } = await begin(as, pin);
  const key = { kind: 'passkey', attestation: await passkey.attest(options) };
  await json(await ask('/approval-keys', 'POST', { challengeId, key }, as));
  return passkey;
}
const keys = async (as = token) =>
  (await json<{ items: ApprovalKey[] }>(await ask('/approval-keys', 'GET', undefined, as))).items;

type Unapproved = Omit<SubmitOrder, 'pin' | 'approval'>;
const wanted = (more: Partial<Unapproved> = {}): Unapproved => ({
  attemptId: crypto.randomUUID(),
  productCode: 'S10',
  destination: '081234569001',
  counter: 1,
  maxPrice: '11000',
  ...more,
});
const approve = async (passkey: TestPasskey, order: Unapproved, twist?: Twist): Promise<Approval> => ({
  kind: 'passkey',
  assertion: await passkey.sign(await orderDigest(order), twist),
});
const sell = (order: Unapproved, approval: Approval, as = token) =>
  ask('/orders', 'POST', { ...order, approval }, as);
const refusal = async (answer: Promise<Response>) => (await errorOf(await answer)).code;
const told = async () =>
  (
    await json<{ items: { kind: string; params: Record<string, string> }[] }>(
      await ask('/notifications', 'GET'),
    )
  ).items.map(({ kind }) => kind);

describe('making a passkey', () => {
  test('it takes the PIN, and all devices are told', async () => {
    expect(await refusal(ask('/approval-keys/begin', 'POST', { pin: '000000' }))).toBe('pin.wrong');
    const passkey = await enrol();
    expect(await keys()).toMatchObject([
      { id: passkey.id, kind: 'passkey', name: 'Chrome di Android', here: true, lastUsedAt: null },
    ]);
    expect(await told()).toContain('approvalKey.added');
  });

  test('a challenge is good once, for a while, and in the session that showed the PIN', async () => {
    const passkey = await createPasskey(ORIGIN);
    const { challengeId, options } = await begin();
    const body = { challengeId, key: { kind: 'passkey', attestation: await passkey.attest(options) } };
    const other = await server.signIn();
    expect(await refusal(ask('/approval-keys', 'POST', body, other.token))).toBe('approval.expired');
    expect((await ask('/approval-keys', 'POST', body)).status).toBe(201);
    expect(await refusal(ask('/approval-keys', 'POST', body))).toBe('approval.expired');
    const late = await begin();
    server.clock.now += 5 * 60_000;
    const attestation = await (await createPasskey(ORIGIN)).attest(late.options);
    expect(
      await refusal(
        ask('/approval-keys', 'POST', {
          challengeId: late.challengeId,
          key: { kind: 'passkey', attestation },
        }),
      ),
    ).toBe('approval.expired');
  });

  test.each<[string, Twist]>([
    ['whose owner was not recognised', { recognised: false }],
    ['made on another site', { origin: 'https://shop.evil.test' }],
    ['bound to another name', { rpId: 'evil.test' }],
    ['of another kind of answer', { type: 'webauthn.get' }],
  ])('one %s is not taken', async (_, twist) => {
    const passkey = await createPasskey(ORIGIN);
    const { challengeId, options } = await begin();
    const key = { kind: 'passkey', attestation: await passkey.attest(options, twist) };
    expect(await refusal(ask('/approval-keys', 'POST', { challengeId, key }))).toBe('approval.notMade');
    expect(await keys()).toEqual([]);
  });

  test('one that has signed another challenge is not taken', async () => {
    const passkey = await createPasskey(ORIGIN);
    const { options } = await begin();
    const { challengeId } = await begin();
    const key = { kind: 'passkey', attestation: await passkey.attest(options) };
    expect(await refusal(ask('/approval-keys', 'POST', { challengeId, key }))).toBe('approval.notMade');
  });

  test('no more are taken than the operator allows, and none where he allows none', async () => {
    await setSettings(server, { 'pin.keysPerAgent': 1 });
    await enrol();
    expect(await refusal(ask('/approval-keys/begin', 'POST', { pin: demoAgent.pin }))).toBe(
      'approval.tooMany',
    );
    await setSettings(server, { 'pin.keysAllowed': false });
    expect(await refusal(ask('/approval-keys/begin', 'POST', { pin: demoAgent.pin }))).toBe('approval.off');
  });

  test('one is taken away by its agent alone, and approves nothing from then on', async () => {
    const passkey = await enrol();
    const other = await server.signIn(otherAgent.phone);
    expect(await refusal(ask(`/approval-keys/${passkey.id}`, 'DELETE', undefined, other.token))).toBe(
      'approval.notFound',
    );
    expect((await ask(`/approval-keys/${passkey.id}`, 'DELETE')).status).toBe(204);
    expect(await told()).toContain('approvalKey.removed');
    const order = wanted();
    expect(await refusal(sell(order, await approve(passkey, order)))).toBe('approval.refused');
  });
});

describe('a sale approved by a passkey', () => {
  test('is sold without the PIN, which the gateway alone puts into the message', async () => {
    const passkey = await enrol();
    const order = wanted();
    const sold = await json<Order>(await sell(order, await approve(passkey, order)));
    expect(sold).toMatchObject({ state: 'submitted', destination: order.destination });
    expect((await keys())[0]?.lastUsedAt).toBe(new Date(server.clock.now).toISOString());
  });

  test('needs either a PIN or an approval, and never both', async () => {
    const passkey = await enrol();
    const order = wanted();
    const approval = await approve(passkey, order);
    expect(await refusal(ask('/orders', 'POST', order))).toBe('request.invalid');
    expect(await refusal(ask('/orders', 'POST', { ...order, approval, pin: demoAgent.pin }))).toBe(
      'request.invalid',
    );
  });

  test.each<[string, Partial<Unapproved>]>([
    ['another attempt', { attemptId: '0190c0de-0000-7000-8000-000000000009' }],
    ['another product', { productCode: 'S20', maxPrice: '11000' }],
    ['another number', { destination: '081234569002' }],
    ['a higher price', { maxPrice: '12000' }],
    ['a repeat', { counter: 2 }],
    ["another buyer's number", { buyerPhone: '081298765432' }],
    ['another bill', { inquiryId: 'x' }],
  ])('a stolen approval does not approve %s', async (_, more) => {
    const passkey = await enrol();
    const order = wanted();
    const approval = await approve(passkey, order);
    const answer = await errorOf(await sell({ ...order, ...more }, approval));
    expect(['approval.refused', 'order.priceMoved', 'order.inquiryRequired']).toContain(answer.code);
    const { store } = server.context;
    expect(await store.selectFrom('orders').selectAll().execute()).toEqual([]);
  });

  test('the same approval once more is the same order, and sells once', async () => {
    const passkey = await enrol();
    const order = wanted();
    const approval = await approve(passkey, order);
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => json<Order>(await sell(order, approval))),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  test('the same approval with its attempt id in capitals is the same order, and sells once, the day after too', async () => {
    const passkey = await enrol();
    const order = wanted({ attemptId: '0190c0de-0000-7abc-8def-000000000009' });
    const approval = await approve(passkey, order);
    const sold = await json<Order>(await sell(order, approval));
    // Once it is concluded, nothing but its attempt id stands between it and a second one.
    await server.context.store.updateTable('orders').set({ state: 'success' }).execute();
    server.clock.now += 86_400_000;
    const again = { ...order, attemptId: order.attemptId.toUpperCase() };
    expect((await json<Order>(await sell(again, approval))).id).toBe(sold.id);
  });

  test('a passkey of one agent approves nothing of another', async () => {
    const other = await server.signIn(otherAgent.phone);
    const passkey = await enrol(other.token, otherAgent.pin);
    const order = wanted();
    expect(await refusal(sell(order, await approve(passkey, order)))).toBe('approval.refused');
  });

  test.each<[string, Twist]>([
    ['where nobody was recognised', { recognised: false }],
    ['made on another site', { origin: 'https://shop.evil.test' }],
    ['made for another name', { rpId: 'evil.test' }],
    ['that is no answer to a question', { type: 'webauthn.create' }],
  ])('a signature %s does not count', async (_, twist) => {
    const passkey = await enrol();
    const order = wanted();
    expect(await refusal(sell(order, await approve(passkey, order, twist)))).toBe('approval.refused');
  });

  test('a copy of a passkey shows by its count', async () => {
    const passkey = await enrol();
    const first = wanted();
    await json(await sell(first, await approve(passkey, first)));
    passkey.count -= 1;
    const second = wanted({ destination: '081234569002' });
    expect(await refusal(sell(second, await approve(passkey, second)))).toBe('approval.refused');
  });

  test('a passkey that does not count may be used again and again', async () => {
    const passkey = await enrol(token, demoAgent.pin, false);
    for (const destination of ['081234569001', '081234569002']) {
      const order = wanted({ destination });
      expect((await sell(order, await approve(passkey, order))).status).toBe(201);
    }
  });

  test('two hundred signatures at once that do not hold are looked at five times; then the key is dropped', async () => {
    const passkey = await enrol();
    const signed = wanted();
    const approval = await approve(passkey, signed);
    const forged = Array.from({ length: 200 }, () => wanted({ destination: '081234569002' }));
    const codes = await Promise.all(forged.map((order) => refusal(sell(order, approval))));
    expect(codes.filter((code) => code === 'approval.refused').length).toBeGreaterThan(100);
    expect(server.logged.filter((line) => line.includes('an approval did not hold'))).toHaveLength(5);
    expect(await keys()).toEqual([]);
    expect(await told()).toContain('approvalKey.dropped');
    server.clock.now += 60_000;
    expect(await refusal(sell(signed, approval))).toBe('approval.refused');
  });

  test('twenty sales side by side with one passkey all pass, even after four that did not hold', async () => {
    const passkey = await enrol(token, demoAgent.pin, false);
    const signed = wanted();
    const stolen = await approve(passkey, signed);
    for (let time = 0; time < 4; time += 1) await sell(wanted({ destination: '081234569002' }), stolen);
    const orders = Array.from({ length: 20 }, (_, index) =>
      wanted({ destination: `08123456${String(9100 + index)}` }),
    );
    const answers = await Promise.all(
      orders.map(async (order) => sell(order, await approve(passkey, order))),
    );
    expect(answers.map(({ status }) => status)).toEqual(orders.map(() => 201));
  });

  test('who signs a device out has taken its passkey away, at once and for good', async () => {
    const other = await server.signIn();
    const passkey = await enrol(other.token);
    expect(await keys()).toHaveLength(1);
    expect((await ask(`/devices/${other.deviceId}`, 'DELETE')).status).toBe(204);
    const order = wanted();
    expect(await refusal(sell(order, await approve(passkey, order)))).toBe('approval.refused');
    expect(await keys()).toEqual([]);
    await sweepKeys(server.context);
    expect(await server.context.store.selectFrom('approval_key').select('id').execute()).toEqual([]);
  });

  test('a locked or disabled PIN does not stop it, and wrong PINs do not touch it', async () => {
    const passkey = await enrol();
    for (let time = 0; time < 5; time += 1) await ask('/pin/check', 'POST', { pin: '000000' });
    const order = wanted();
    expect(await refusal(ask('/orders', 'POST', { ...order, pin: demoAgent.pin }))).toBe('pin.locked');
    expect((await sell(order, await approve(passkey, order))).status).toBe(201);
  });

  test('where the operator takes it back it ends at once, and the PIN goes on', async () => {
    const passkey = await enrol();
    await setSettings(server, { 'pin.keysAllowed': false });
    const order = wanted();
    expect(await refusal(sell(order, await approve(passkey, order)))).toBe('approval.off');
    expect((await ask('/orders', 'POST', { ...order, pin: demoAgent.pin })).status).toBe(201);
  });

  test('no challenge or signature is logged', async () => {
    const passkey = await enrol();
    const order = wanted();
    const approval = await approve(passkey, order, { recognised: false });
    await sell(order, approval);
    if (approval.kind !== 'passkey') throw new Error('not a passkey');
    for (const secret of [approval.assertion.response.signature, demoAgent.pin])
      expect(server.logged.join('\n')).not.toContain(secret);
  });
});

describe("a phone's own key", () => {
  async function add(): Promise<{ id: string; sign(text: string): Promise<string> }> {
    const device = await createDeviceKey();
    const { challengeId, challenge } = await begin();
    const key = { kind: 'device', publicJwk: device.publicJwk, signature: await device.sign(challenge) };
    const { id } = await json<ApprovalKey>(await ask('/approval-keys', 'POST', { challengeId, key }));
    return { id, sign: device.sign };
  }

  test('approves exactly the order whose digest it has signed', async () => {
    const device = await add();
    const order = wanted();
    const signature = await device.sign(await orderDigest(order));
    const approval: Approval = { kind: 'device', keyId: device.id, signature };
    expect(await refusal(sell({ ...order, destination: '081234569002' }, approval))).toBe('approval.refused');
    expect((await sell(order, approval)).status).toBe(201);
  });

  test('is not taken without having signed the challenge itself', async () => {
    const [device, other] = await Promise.all([createDeviceKey(), createDeviceKey()]);
    const { challengeId, challenge } = await begin();
    const key = { kind: 'device', publicJwk: device.publicJwk, signature: await other.sign(challenge) };
    expect(await refusal(ask('/approval-keys', 'POST', { challengeId, key }))).toBe('approval.notMade');
  });

  test('a point that lies on no curve, and a signature of no length, are refused and not a fault', async () => {
    const { challengeId } = await begin();
    const publicJwk = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' };
    const key = { kind: 'device', publicJwk, signature: 'AA' };
    expect(await refusal(ask('/approval-keys', 'POST', { challengeId, key }))).toBe('approval.notMade');
  });

  test('does not pass for a passkey, nor a passkey for it', async () => {
    const device = await add();
    const passkey = await enrol();
    const order = wanted();
    const digest = await orderDigest(order);
    const assertion = { ...(await passkey.sign(digest)), id: device.id, rawId: device.id };
    expect(await refusal(sell(order, { kind: 'passkey', assertion }))).toBe('approval.refused');
    const signature = await device.sign(digest);
    expect(await refusal(sell(order, { kind: 'device', keyId: passkey.id.slice(0, 60), signature }))).toBe(
      'approval.refused',
    );
  });
});
