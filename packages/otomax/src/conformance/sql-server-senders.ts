import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { ownCenter } from '../gateway/centers.ts';
import { openSession, type SqlSession } from '../sqlserver/connection.ts';
import { createSqlServerGateway } from '../sqlserver/gateway.ts';
import { runOtomaxCommand } from '../sqlserver/install/commands.ts';
import { order } from './fixtures.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

const READER = 'hexaflate_reader';
const PASSWORD = 'Only.Reading1';

export function senderRules(open: () => Promise<SqlServerSubject>): void {
  describe('who we are to Otomax', () => {
    let subject: SqlServerSubject;
    let session: SqlSession;
    beforeAll(async () => {
      subject = await open();
      session = await openSession(subject.settings);
    });
    afterAll(async () => {
      session.close();
      await subject.close();
    });

    const check = async (senderType?: string) => {
      const said: string[] = [];
      const settings = { ...subject.settings, senderType };
      const well = await runOtomaxCommand({
        verb: 'check',
        settings,
        dryRun: false,
        say: (text) => said.push(text),
      });
      return { well, text: said.join('\n') };
    };

    test.each([
      ['W', '6285700990031'],
      ['S', '+6285700990031'],
    ])('a request names the sender of the confirmed type %s', async (senderType, pengirim) => {
      const gateway = await createSqlServerGateway({
        settings: { ...subject.settings, senderType },
        clock: () => subject.clock.now,
      });
      const { inboxCode } = await gateway.submit(order());
      const row = await subject.db
        .selectFrom('inbox')
        .select(['pengirim', 'tipe_pengirim'])
        .where('kode', '=', inboxCode ?? -1)
        .executeTakeFirst();
      expect(row).toEqual({ pengirim, tipe_pengirim: senderType });
      await gateway.close();
    });

    test('an agent without a sender of the confirmed type cannot order, and check counts him', async () => {
      const gateway = await createSqlServerGateway({ settings: { ...subject.settings, senderType: 'X' } });
      expect((await gateway.submit(order())).reason).toBe('unknownAgent');
      await gateway.close();
      const { well, text } = await check('X');
      expect([well, /FAIL\s+0 dari \d+ agen/.test(text)]).toEqual([false, true]);
      expect((await check('W')).text).toMatch(/[1-9]\d* dari \d+ agen aktif punya pengirim .*\(W \d+\)/);
    });

    test('check proves the type in use by what became of requests, and our center by a sale', async () => {
      await session.batch('delete from [dbo].[inbox]');
      expect((await check()).text).toContain('Belum terbukti: belum ada permintaan lewat center kami');
      const center = await ownCenter(subject.db);
      const request = { pesan: 'x', pengirim: 'x', tipe_pengirim: 'S', kode_terminal: center?.id ?? 0 };
      await subject.db
        .insertInto('inbox')
        .values([
          { ...request, status: 22 },
          { ...request, status: 41 },
          { ...request, status: 22, kode_terminal: 1 },
        ])
        .execute();
      const { text } = await check();
      expect(text).toContain('tipe S: 3 permintaan terbaru, 2 menjadi transaksi, 1 ditolak');
      expect(text).toContain('Terbukti: 1 permintaan terbaru lewat center kami');
    });

    test('check finds our center by its label', async () => {
      const center = await ownCenter(subject.db);
      expect((await check()).text).toContain(`nomor ${center?.id}`);
      await session.batch("update [dbo].[im_center] set [deleted] = 1 where [label] = 'hexaflate'");
      expect((await check()).text).toMatch(/FAIL\s+Center berlabel "hexaflate" belum dibuat/);
      await session.batch("update [dbo].[im_center] set [deleted] = 0 where [label] = 'hexaflate'");
    });

    test('a login without rights sells nothing, one that may only read neither, and the reasons say so', async () => {
      await session.batch(
        `if not exists (select 1 from sys.server_principals where name = '${READER}') create login [${READER}] with password = '${PASSWORD}'`,
      );
      await session.batch(
        `if not exists (select 1 from sys.database_principals where name = '${READER}') create user [${READER}] for login [${READER}]`,
      );
      const { rows } = await session.batch<{ name: string }>(
        "select s.name + '].[' + t.name as [name] from sys.tables t join sys.schemas s on s.schema_id = t.schema_id where s.name in ('dbo', 'hexaflate')",
      );
      const settings = { ...subject.settings, user: READER, password: PASSWORD };
      const blind = await createSqlServerGateway({ settings });
      expect((await blind.capabilities()).missing.map(({ feature }) => feature)).toContain('buy');
      await expect(blind.agent('CA3')).rejects.toThrow();
      await blind.close();
      for (const { name } of rows) await session.batch(`grant select on [${name}] to [${READER}]`);
      const gateway = await createSqlServerGateway({ settings });
      const { missing, installation } = await gateway.capabilities();
      const off = new Map(missing.map(({ feature, code, detail }) => [feature, `${code} ${detail}`]));
      expect(Object.fromEntries(off)).toMatchObject({
        buy: 'noRight INSERT inbox',
        messages: 'noRight INSERT outbox',
        replies: 'noRight UPDATE outbox',
      });
      expect(installation?.rights).toEqual({ read: true, send: false, message: false, settleReplies: false });
      expect(await gateway.settleReplies(10)).toBe(0);
      expect((await gateway.agent('CA3'))?.code).toBe('CA3');
      await gateway.close();
      for (const { name } of rows) await session.batch(`revoke select on [${name}] from [${READER}]`);
      await session.batch(`drop user [${READER}]`);
      await dropLogin(session);
    });
  });
}

/** The server notices a moment later that a session has ended. */
async function dropLogin(session: SqlSession): Promise<void> {
  for (let left = 50; ; left -= 1) {
    try {
      await session.batch(`drop login [${READER}]`);
      return;
    } catch (error) {
      if (left === 0) throw error;
      await Bun.sleep(100);
    }
  }
}
