import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { startTcpProxy, type TcpProxy } from '@hexaflate/testing';
import { OtomaxUnavailableError, type Submission, type SubmissionRequest } from '../gateway.ts';
import { openSession } from '../sqlserver/connection.ts';
import { createSqlServerGateway } from '../sqlserver/gateway.ts';
import { order } from './fixtures.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

/** Bytes of a commit, as the transaction manager's request and its type. */
const COMMIT_REQUEST = 14;
const COMMIT = 7;
/** The library writes statements in UTF-16. */
const INSERT_INBOX = Buffer.from('insert into "dbo"."inbox"', 'utf16le');
/** Who loses a deadlock is up to the server; so often it may be the other one. */
const ROUNDS = 10;
/** An error's token, its length, and its number. */
const ERROR_TOKEN = 0xaa;
const DEADLOCK_VICTIM = 1205;

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

    const isDeadlock = (bytes: Buffer) => {
      for (
        let at = bytes.indexOf(ERROR_TOKEN);
        at >= 0 && at + 7 <= bytes.length;
        at = bytes.indexOf(ERROR_TOKEN, at + 1)
      )
        if (bytes.readInt32LE(at + 3) === DEADLOCK_VICTIM) return true;
      return false;
    };

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

    test('a time-out after the commit says that nothing is known, and the next try finds the order', async () => {
      const gateway = await through({ requestTimeoutMs: 10_000 });
      const request = order();
      const before = await requests();
      proxy.holdAfter(isCommit);
      await expect(gateway.submit(request)).rejects.toThrow(OtomaxUnavailableError);
      expect(await requests()).toBe(before + 1);
      const found = await gateway.submit(request);
      expect(found.state).toBe('sent');
      expect(await requests()).toBe(before + 1);
      await gateway.close();
    });

    test('the victim of a deadlock in mid-submit tries again, and the order is sent once', async () => {
      const gateway = await through();
      const theirs = await openSession(subject.settings);
      const deadlocks = proxy.answered(isDeadlock);
      // Somebody's trigger makes each request wait for an agent whom somebody else holds.
      await theirs.batch(
        "create trigger [dbo].[someone_elses] on [dbo].[inbox] after insert as begin set nocount on; update [dbo].[reseller] set [poin] = 0 where [kode] = 'CB3' end",
      );
      for (let round = 0; deadlocks() === 0 && round < ROUNDS; round += 1) {
        const request = order();
        const before = await requests();
        await theirs.begin();
        await theirs.run("update [dbo].[reseller] set [poin] = 1 where [kode] = 'CB3'", []);
        const inserting = proxy.requested((bytes) => bytes.includes(INSERT_INBOX));
        const sending = gateway.submit(request);
        await inserting;
        // And now they wait for us.
        await theirs
          .run(
            "insert into [hexaflate].[submission] ([order_id], [agent_code], [attempt_id], [content_hash], [state], [request], [at]) values (@1, 'CA3', @2, 'x', 'sent', '{}', sysutcdatetime())",
            [request.orderId, request.attemptId],
          )
          .catch(() => undefined);
        await theirs.rollback().catch(() => undefined);
        expect((await sending).state).toBe('sent');
        expect(await requests()).toBe(before + 1);
      }
      await theirs.batch('drop trigger [dbo].[someone_elses]');
      theirs.close();
      await gateway.close();
      expect(deadlocks()).toBeGreaterThan(0);
    });

    test('orders under way while the server goes down and comes up again are each sent once', async () => {
      const gateway = await through();
      const before = await requests();
      let back: Promise<void> = Promise.resolve();
      const send = async (request: SubmissionRequest): Promise<Submission> => {
        try {
          return await gateway.submit(request);
        } catch (error) {
          if (!(error instanceof OtomaxUnavailableError)) throw error;
          await back;
          return await send(request);
        }
      };
      const orders = Array.from({ length: 20 }, () => order());
      const answers = Promise.all(orders.map(send));
      for (let outage = 0; outage < 3; outage += 1) {
        await proxy.requested((bytes) => bytes.includes(INSERT_INBOX));
        const { promise, resolve } = Promise.withResolvers<void>();
        back = promise;
        proxy.cut();
        proxy.mend();
        resolve();
      }
      expect(new Set((await answers).map(({ inboxCode }) => inboxCode)).size).toBe(orders.length);
      expect(await requests()).toBe(before + orders.length);
      await gateway.close();
    });

    test('a server that does not answer in time is unavailable, outcome unknown', async () => {
      const gateway = await through({ requestTimeoutMs: 10_000, poolMax: 1 });
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
