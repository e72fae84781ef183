import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import {
  type Catalog,
  FormatTrialSchema,
  type Installation,
  InstallationSchema,
  OrderSchema,
} from '@hexaflate/contract';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { signInOperator } from '../testing/operators.ts';
import { refreshFeatures } from './watch-features.ts';

let server: TestServer;
let operator: string;
let agent: string;

async function begin(formatsAsFound: boolean): Promise<void> {
  server = await startTestServer({ formatsAsFound });
  await server.context.features.refresh();
  operator = (await signInOperator(server)).token;
  agent = (await server.signIn()).token;
}

const ask = (path: string, method = 'GET', body?: unknown) =>
  server.ask(`/api/v1/admin/otomax${path}`, { method, token: operator, ...(body ? { body } : {}) });
const look = async (answer: Promise<Response>): Promise<Installation> =>
  InstallationSchema.parse(await json(await answer));
const purpose = ({ purposes }: Installation, name: string) => {
  const found = purposes.find((each) => each.purpose === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const off = ({ features }: Installation) =>
  features.flatMap(({ feature, missing }) => (missing ? [`${feature} ${missing.code}`] : []));
/** Agrees to what the panel proposes. */
async function confirm(...names: string[]): Promise<Installation> {
  const installation = await look(ask(''));
  const formats = names.map((name) => {
    const { chosen } = purpose(installation, name);
    return { purpose: name, name: chosen?.name, found: chosen?.found, template: chosen?.template };
  });
  return look(ask('/formats', 'POST', { formats }));
}
const refusal = async (answer: Promise<Response>) => (await errorOf(await answer)).code;
const catalog = async (category: string) =>
  json<Catalog>(await server.ask(`/api/v1/catalog/${category}`, { token: agent }));
const closedIn = async (category: string) =>
  new Set(
    (await catalog(category)).operators.flatMap(({ products }) => products.map(({ closed }) => closed)),
  );
const sell = (changes = {}) =>
  server.ask('/api/v1/orders', {
    method: 'POST',
    token: agent,
    body: {
      attemptId: crypto.randomUUID(),
      productCode: 'S10',
      destination: '081234569001',
      maxPrice: '11000',
      pin: demoAgent.pin,
      ...changes,
    },
  });
async function rewrite(name: string, template: string): Promise<void> {
  const db = openSandboxDatabase(join(server.dataDir, 'otomax.sqlite'));
  await db.updateTable('parameter').set({ nilai: template }).where('nama', '=', name).execute();
  await db.destroy();
}

afterEach(() => server.close());

describe('on a sandbox', () => {
  beforeEach(() => begin(true));

  test('everything is on as it is found, and whatever has no format says so', async () => {
    const installation = await look(ask(''));
    expect(installation).toMatchObject({
      driver: 'sandbox',
      asFound: true,
      pinLength: 6,
    });
    expect(off(installation)).toEqual([]);
    expect(purpose(installation, 'buy')).toMatchObject({ state: 'ready', decision: null });
    expect(purpose(installation, 'payAgain')).toMatchObject({ state: 'missing', chosen: null });
    expect(installation.facts).toContainEqual({ key: 'utcOffsetMinutes', value: '420' });
  });

  test('a trial writes and reads back, names who would take the message, and shows no PIN', async () => {
    const trial = async (name: string, template: string) =>
      FormatTrialSchema.parse(
        await json(
          await ask('/trial', 'POST', { name, template, purpose: 'buy', values: { pin: '258036' } }),
        ),
      );
    expect(await trial('Transaksi25', '[kodeproduk][spr][tujuan][spr][pin] R#[trxid]')).toMatchObject({
      message: 'S10.081234567890.000000 R#A1B2C3',
      verdict: 'same',
    });
    const price = await trial('Transaksi', 'CH.[kodeproduk]');
    expect(price).toMatchObject({ verdict: 'other', readings: [{ name: 'CekHarga' }] });
    expect((await trial('Transaksi', '[pin')).problem?.code).toBe('brackets');
  });

  test('the panel needs an operator', async () => {
    const answer = await server.ask('/api/v1/admin/otomax', { token: agent });
    expect(answer.status).toBe(401);
  });
});

describe('on a real installation', () => {
  beforeEach(() => begin(false));

  test('nothing is sold before an operator has agreed, and agents see it before they try', async () => {
    expect(off(await look(ask('')))).toContain('buy formatUnconfirmed');
    expect(await closedIn('pulsa')).toEqual(new Set(['notEnabled']));
    expect(await refusal(sell())).toBe('order.productClosed');
    expect(await server.context.store.selectFrom('orders').selectAll().execute()).toEqual([]);
  });

  test('an agreement opens the shop at once, at every device', async () => {
    await closedIn('pulsa');
    const device = listen(server, { audience: 'agent', sessionId: 's', subject: demoAgent.code });
    const installation = await confirm('buy');
    expect(purpose(installation, 'buy')).toMatchObject({
      state: 'ready',
      decision: { operator: 'operator', at: new Date(server.clock.now).toISOString() },
    });
    expect(await closedIn('pulsa')).not.toContain('notEnabled');
    expect(device.types()).toContain('catalog.changed');
    expect(OrderSchema.parse(await json(await sell())).state).toBe('submitted');
  });

  test('what is not agreed to stays closed: repeats, open amounts, bills, names behind a meter', async () => {
    await confirm('buy');
    await json(await sell());
    const similar = await server.ask('/api/v1/similar-orders?productCode=S10&destination=081234569001', {
      token: agent,
    });
    expect(await json<object>(similar)).toMatchObject({ nextCounter: 2, canRepeat: false });
    expect(await refusal(sell({ counter: 2 }))).toBe('feature.missing');
    const byPricing = new Map(
      (await Promise.all(['ewallet', 'pln-token', 'pln-postpaid', 'bpjs'].map(catalog)))
        .flatMap(({ operators }) => operators.flatMap(({ products }) => products))
        .map((product) => [product.pricing, product]),
    );
    for (const product of byPricing.values()) {
      expect(product.inquiry).toBe(false);
      if (product.pricing !== 'fixed') expect(product.closed).toBe('notEnabled');
    }
    await confirm('buyAgain');
    expect(OrderSchema.parse(await json(await sell({ counter: 2 }))).state).toBe('submitted');
  });

  test('a format that changes in Otomax closes what stands on it, until it is agreed to again', async () => {
    await confirm('buy');
    await rewrite('Transaksi25', '[kodeproduk][spr][tujuan][spr][pin] REF#[trxid]');
    const order = OrderSchema.parse(await json(await sell()));
    expect(order).toMatchObject({ state: 'failed', failure: { code: 'neverSent' }, money: 'untouched' });
    await refreshFeatures(server.context);
    expect(await closedIn('pulsa')).toEqual(new Set(['notEnabled']));
    const installation = await look(ask('/check', 'POST'));
    expect(off(installation)).toContain('buy formatChanged');
    expect(purpose(installation, 'buy').chosen?.template).toContain('REF#');
    await confirm('buy');
    expect(OrderSchema.parse(await json(await sell())).state).toBe('submitted');
  });

  test('an agreement is to what stands there now, not to what stood on the screen', async () => {
    const installation = await look(ask(''));
    const { chosen } = purpose(installation, 'buy');
    await rewrite('Transaksi25', '[tujuan][spr][kodeproduk][spr][pin] R#[trxid]');
    const formats = [{ purpose: 'buy', ...chosen, pieces: undefined }];
    expect(await refusal(ask('/formats', 'POST', { formats }))).toBe('format.moved');
    expect(await server.context.store.selectFrom('format_confirmation').selectAll().execute()).toEqual([]);
  });

  test('a text of one’s own must be able to say what it is for, and one mistake agrees to nothing', async () => {
    const { chosen } = purpose(await look(ask('')), 'buy');
    const own = (template: string) => ({
      purpose: 'buy',
      name: chosen?.name,
      found: chosen?.found,
      template,
    });
    const repeat = purpose(await look(ask('')), 'buyAgain').chosen;
    const fine = {
      purpose: 'buyAgain',
      name: repeat?.name,
      found: repeat?.found,
      template: repeat?.template,
    };
    for (const template of ['[kodeproduk].[tujuan]', '[kodeproduk][tujuan][pin]', '[pin']) {
      const formats = [fine, own(template)];
      expect(await refusal(ask('/formats', 'POST', { formats }))).toBe('format.unusable');
    }
    expect(await server.context.store.selectFrom('format_confirmation').selectAll().execute()).toEqual([]);
    const formats = [own('[kodeproduk].[tujuan].[pin]')];
    expect(purpose(await look(ask('/formats', 'POST', { formats })), 'buy')).toMatchObject({
      state: 'ready',
      chosen: { template: '[kodeproduk].[tujuan].[pin]', found: chosen?.found },
    });
  });

  test('taking an agreement back closes the shop, and who decided what stays on record', async () => {
    await confirm('buy');
    server.clock.now += 1000;
    const installation = await look(ask('/formats/buy', 'DELETE'));
    expect(purpose(installation, 'buy')).toMatchObject({ state: 'unconfirmed', decision: null });
    expect(await closedIn('pulsa')).toEqual(new Set(['notEnabled']));
    const rows = await server.context.store
      .selectFrom('format_confirmation')
      .select(['version', 'name', 'operator', 'at'])
      .orderBy('version')
      .execute();
    expect(rows).toEqual([
      { version: 1, name: 'Transaksi25', operator: 'operator', at: server.clock.now - 1000 },
      { version: 2, name: null, operator: 'operator', at: server.clock.now },
    ]);
    const trail = await server.context.store.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
    expect(trail.map(({ verb, subject, actor }) => [verb, subject, actor])).toEqual([
      ['format.confirmed', 'format:buy', 'operator:operator'],
      ['format.withdrawn', 'format:buy', 'operator:operator'],
    ]);
    expect(trail[1]).toMatchObject({ before: expect.stringContaining('Transaksi25'), after: null });
    await look(ask('/formats/buy', 'DELETE'));
    expect(await server.context.store.selectFrom('format_confirmation').selectAll().execute()).toHaveLength(
      2,
    );
  });

  test('a decision outlives the process that took it', async () => {
    await confirm('buy');
    server.context.otomax.agreeOnFormats([]);
    const next = await server.beside();
    await next.context.features.refresh();
    expect(next.context.features.canSay('buy')).toBe(true);
    expect(OrderSchema.parse(await json(await sell())).state).toBe('submitted');
    await next.close();
  });
});
