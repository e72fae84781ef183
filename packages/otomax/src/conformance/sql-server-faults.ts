import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { startTcpProxy, type TcpProxy } from '@hexaflate/testing';
import { OtomaxUnavailableError } from '../gateway.ts';
import { createSqlServerGateway } from '../sqlserver/gateway.ts';
import { order } from './fixtures.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

/** Bytes of a commit, as the transaction manager's request and its type. */
const COMMIT_REQUEST = 14;
const COMMIT = 7;

export function faultRules(open: () => Promise<SqlServerSubject>): void {
  describe('a wire that breaks', () => {
    let subject: SqlServerSubject;
    let proxy: TcpProxy;
    beforeAll(async () => {
      subject = await open();
      proxy = await startTcpProxy({ host: subject.settings.host, port: subject.settings.port ?? 0 });
    });
    afterAll(async () => {
      await proxy.close();
      await subject.close();
    });

    const through = (more: { requestTimeoutMs?: number; poolMax?: number } = {}) =>
      createSqlServerGateway({
        settings: { ...subject.settings, host: '127.0.0.1', port: proxy.port, ...more },
        clock: () => subject.clock.now,
      });
    const requests = async () => {
      const { count } = await subject.db
        .selectFrom('inbox')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('is_jawaban', '=', 0)
        .executeTakeFirstOrThrow();
      return count;
    };
    /** The request's type stands first in its packet; the kind of transaction request behind the headers. */
    const isCommit = (bytes: Buffer) =>
      bytes[0] === COMMIT_REQUEST && bytes.readUInt16LE(8 + bytes.readUInt32LE(8)) === COMMIT;

    test('a connection that broke is replaced, and nobody notices', async () => {
      const gateway = await through();
      expect((await gateway.agent('CA3'))?.code).toBe('CA3');
      proxy.sever();
      await Bun.sleep(50);
      expect((await gateway.agent('CA3'))?.code).toBe('CA3');
      await gateway.close();
    });

    test('an order whose commit was never answered is sent once, and found', async () => {
      const gateway = await through();
      const request = order();
      const before = await requests();
      proxy.cutAfter(isCommit);
      const sent = await gateway.submit(request);
      expect(sent.state).toBe('sent');
      expect(await requests()).toBe(before + 1);
      expect(await subject.gateway.submission(request.orderId)).toEqual(sent);
      await gateway.close();
    });

    test('orders whose wire is cut at any moment are each sent once', async () => {
      const gateway = await through();
      const before = await requests();
      const ten = Array.from({ length: 10 }, () => order());
      const cuts = ten.map(async (request, index) => {
        setTimeout(() => proxy.sever(), index * 7);
        for (;;) {
          try {
            return await gateway.submit(request);
          } catch (error) {
            if (!(error instanceof OtomaxUnavailableError)) throw error;
          }
        }
      });
      const answers = await Promise.all(cuts);
      expect(new Set(answers.map(({ inboxCode }) => inboxCode)).size).toBe(10);
      expect(await requests()).toBe(before + 10);
      await gateway.close();
    });

    test('a server that does not answer in time is unavailable, outcome unknown', async () => {
      const gateway = await through({ requestTimeoutMs: 4000, poolMax: 1 });
      proxy.hold();
      await expect(gateway.agent('CA3')).rejects.toThrow(OtomaxUnavailableError);
      proxy.sever();
      proxy.mend();
      await gateway.close();
    });

    test('a server that is not there is unavailable at once', async () => {
      const gone = await startTcpProxy({ port: 1 });
      await gone.close();
      await expect(
        createSqlServerGateway({ settings: { ...subject.settings, host: '127.0.0.1', port: gone.port } }),
      ).rejects.toThrow(OtomaxUnavailableError);
    });
  });
}
