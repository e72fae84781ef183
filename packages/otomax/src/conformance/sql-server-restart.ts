import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { OtomaxUnavailableError, type Submission, type SubmissionRequest } from '../gateway.ts';
import { order } from './fixtures.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

const ORDERS = 24;
const KILLS = 3;

/** `restart`: a command line that kills the server the hard way and brings it up again. */
export function restartRules(open: () => Promise<SqlServerSubject>, restart: string): void {
  describe('a server that is killed', () => {
    let subject: SqlServerSubject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    test('and comes back has each order once, and every change since is still in the queue', async () => {
      const { gateway, db } = subject;
      let sent = 0;
      let onSent: () => void = () => undefined;
      const send = async (request: SubmissionRequest): Promise<Submission> => {
        for (;;) {
          try {
            const submission = await gateway.submit(request);
            sent += 1;
            onSent();
            return submission;
          } catch (error) {
            if (!(error instanceof OtomaxUnavailableError)) throw error;
          }
        }
      };
      const orders = Array.from({ length: ORDERS }, () => order());
      const answers = Promise.all(orders.map(send));
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const enough = Math.floor((ORDERS * kill) / (KILLS + 1));
        await new Promise<void>((resolve) => {
          onSent = () => {
            if (sent >= enough) resolve();
          };
          onSent();
        });
        const { exitCode } = await Bun.$`sh -c ${restart}`.quiet().nothrow();
        expect(exitCode).toBe(0);
      }
      const codes = (await answers).map(({ inboxCode }) => inboxCode);
      expect(new Set(codes).size).toBe(ORDERS);
      const { rows } = await db
        .selectFrom('inbox')
        .select((select) => select.fn.countAll<number>().as('rows'))
        .where('is_jawaban', '=', 0)
        .executeTakeFirstOrThrow();
      expect(rows).toBe(ORDERS);
      const queued = (await gateway.changes(10_000)).filter(({ entity }) => entity === 'inbox');
      expect(new Set(queued.map(({ inboxCode }) => inboxCode))).toEqual(new Set(codes));
    });
  });
}
