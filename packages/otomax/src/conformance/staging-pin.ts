import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import { startTcpProxy } from '@hexaflate/testing';
import type { Gateway, PinChangeRequest } from '../gateway.ts';
import { createSqlServerGateway } from '../sqlserver/gateway.ts';
import { openEngineOnSqlServer, type SqlServerEngineSubject } from './engine-sql-server-subject.ts';
import { type EngineWorld, engineWorld } from './engine-subject.ts';
import { order } from './fixtures.ts';

const OLD_PIN = '258036';
const NEW_PIN = '907153';
const NEWER_PIN = '471802';

/** A change of a PIN all the way: said by the gateway, done by the engine, on SQL Server. */
export function stagingPinRules(url: string): void {
  describe('a PIN that the engine changes', () => {
    let subject: SqlServerEngineSubject;
    let world: EngineWorld;
    let gateway: Gateway;
    beforeAll(async () => {
      subject = await openEngineOnSqlServer(url);
      world = engineWorld(subject);
      await world.db.insertInto('im_center').values({ type: 3, label: 'hexaflate' }).execute();
      gateway = await openGateway();
    });
    afterAll(async () => {
      await gateway.close();
      await subject.close();
    });
    const openGateway = (settings = subject.settings) =>
      createSqlServerGateway({ settings, clock: () => new Date(world.clock.now) });
    const change = (more: Partial<PinChangeRequest> = {}): PinChangeRequest => {
      const { orderId, attemptId } = order();
      return { id: orderId, attemptId, agentCode: 'AG0001', kind: 'change', ...more };
    };
    const pin = async () => (await world.agent('AG0001')).pin;

    test('the new PIN stands, the old one opens nothing, and selling goes on with the new one', async () => {
      const request = change();
      const sent = await gateway.changePin(request, NEW_PIN);
      expect(sent.state).toBe('sent');
      expect(await gateway.pinChangeOutcome(request.id)).toMatchObject({ state: 'waiting' });
      await world.settle();
      expect(await gateway.pinChangeOutcome(request.id)).toMatchObject({ state: 'answered', stands: true });
      expect(await pin()).toBe(NEW_PIN);
      expect(await gateway.verifyPin('AG0001', OLD_PIN)).toBe(false);
      expect(await gateway.verifyPin('AG0001', NEW_PIN)).toBe(true);

      const refused = await world.say(`S10.081234561001.${OLD_PIN}`);
      const { inboxCode } = await gateway.submit(
        order({
          agentCode: 'AG0001',
          productCode: 'S10',
          destination: '081234561002',
          maxPrice: rupiah(11_000),
        }),
      );
      await world.settle();
      expect((await world.message(refused)).status).toBe(49);
      expect(await world.sale(inboxCode ?? -1)).toMatchObject({ status: 20 });
    });

    test('a PIN that was forgotten is set by the same message, and neither PIN is left in a table of ours', async () => {
      const request = change({ kind: 'reset' });
      await gateway.changePin(request, NEWER_PIN);
      await world.settle();
      expect(await gateway.pinChangeOutcome(request.id)).toMatchObject({ state: 'answered', stands: true });
      expect(await pin()).toBe(NEWER_PIN);
      const rows = await world.db.selectFrom('hexaflate_submission').selectAll().execute();
      const queued = await world.db.selectFrom('hexaflate_queue').selectAll().execute();
      const kept = [...rows, ...queued].flatMap((row) => Object.values(row).map(String)).join('\n');
      for (const secret of [OLD_PIN, NEW_PIN, NEWER_PIN]) expect(kept).not.toContain(secret);
    });

    test('a new PIN that Otomax does not take is told as refused, and the old one stands', async () => {
      const request = change();
      await gateway.changePin(request, '12');
      await world.settle();
      expect(await gateway.pinChangeOutcome(request.id)).toMatchObject({ state: 'refused', stands: null });
      expect(await pin()).toBe(NEWER_PIN);
    });

    test('a change whose wire is cut is done once, whoever asks again', async () => {
      const { host, port } = subject.settings;
      const proxy = await startTcpProxy({ host, port: port ?? 0 });
      const cut = await openGateway({ ...subject.settings, host: '127.0.0.1', port: proxy.port });
      const request = change();
      let requests = 0;
      // In the middle of the transaction, or after its commit: nobody knows.
      proxy.cutAfter(() => {
        requests += 1;
        return requests === 8;
      });
      await cut.changePin(request, NEW_PIN).catch(() => undefined);
      const again = await Promise.all([
        gateway.changePin(request, NEW_PIN),
        gateway.changePin(request, NEW_PIN),
      ]);
      expect(new Set(again.map(({ inboxCode }) => inboxCode)).size).toBe(1);
      await world.settle();
      expect(await pin()).toBe(NEW_PIN);
      const asked = await world.db
        .selectFrom('inbox')
        .select('status')
        .where('pesan', 'like', `%${NEW_PIN}`)
        .where('kode', '>=', again[0]?.inboxCode ?? 0)
        .execute();
      expect(asked).toHaveLength(1);
      await cut.close();
      await proxy.close();
    });
  });
}
