import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { openSession, type SqlSession } from '../sqlserver/connection.ts';
import { createSqlServerGateway } from '../sqlserver/gateway.ts';
import { applySteps } from '../sqlserver/install/apply.ts';
import { planInstall } from '../sqlserver/install/plan.ts';
import { readState } from '../sqlserver/install/state.ts';
import { installUnderWatch } from '../sqlserver/install/under-watch.ts';
import type { SqlServerSettings } from '../sqlserver/settings.ts';
import type { SqlServerSubject } from './sql-server-subject.ts';

const WATCH_MS = 1500;
/** A session's first statements are slow. */
const WARM_ROUNDS = 10;
const OFF =
  "if object_id('[dbo].[hexaflate_outbox]', 'TR') is not null drop trigger [dbo].[hexaflate_outbox]";

/** Several at once, so that a slow machine writes enough of them in a short watch. */
const REPLIES =
  "insert into [dbo].[outbox] ([penerima], [tipe_penerima], [pesan], [kode_reseller]) select 'x', 'S', 'x', 'CA3' from (select 1 as n union all select 2 union all select 3 union all select 4 union all select 5) v";
const UNLESS_WATCHED = "where not exists (select 1 from sys.triggers where name = 'hexaflate_outbox')";

/** How a closed-source program with a plain OUTPUT on outbox takes a trigger there. */
type Temper = 'untouched' | 'complains' | 'fallsSilent';

export function watchRules(open: () => Promise<SqlServerSubject>): void {
  describe('installing under watch', () => {
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

    const watch = async (table: string, temper: Temper) => {
      await session.batch(table === 'outbox' ? OFF : `drop trigger [dbo].[hexaflate_${table}]`);
      const otomax = await otomaxAtWork(subject.settings, temper);
      const steps = planInstall(await readState(session));
      const verdicts = await installUnderWatch(session, steps, {
        watchMs: WATCH_MS,
        onStep: () => undefined,
        onVerdict: () => undefined,
      });
      await otomax.stop();
      return { steps, verdicts, triggers: (await readState(session)).triggers };
    };

    test('a trigger that Otomax lives with stays, and its table is proven', async () => {
      const { verdicts, triggers } = await watch('outbox', 'untouched');
      expect(verdicts).toEqual([{ table: 'outbox', verdict: 'proven' }]);
      expect(triggers).toContain('hexaflate_outbox');
    });

    test('a table that nobody writes stays unproven', async () => {
      const { verdicts, triggers } = await watch('level', 'untouched');
      expect(verdicts).toEqual([{ table: 'level', verdict: 'quiet' }]);
      expect(triggers).toContain('hexaflate_level');
    });

    test.each([
      ['complains', 'complaint'],
      ['fallsSilent', 'noReplies'],
    ] as const)('a trigger at which Otomax %s is taken off again', async (temper, sign) => {
      const { verdicts, triggers } = await watch('outbox', temper);
      expect(verdicts).toEqual([{ table: 'outbox', verdict: 'removed', sign }]);
      expect(triggers).not.toContain('hexaflate_outbox');
      await applySteps(session, planInstall(await readState(session)));
    });

    test('a table whose trigger was taken off is asked instead, and detection says so', async () => {
      await session.batch(OFF);
      const gateway = await createSqlServerGateway({ settings: subject.settings });
      expect((await gateway.capabilities()).installation?.polledTables).toEqual(['outbox']);
      await applySteps(session, planInstall(await readState(session)));
      expect((await gateway.detect()).join()).toContain('outbox → none');
      expect((await gateway.capabilities()).installation?.polledTables).toEqual([]);
      await gateway.close();
    });
  });
}

/** Takes requests up, answers them, and does with outbox what its temper says. */
async function otomaxAtWork(settings: SqlServerSettings, temper: Temper): Promise<{ stop(): Promise<void> }> {
  const session = await openSession(settings);
  let running = true;
  let rounds = 0;
  let warm: () => void = () => undefined;
  const atWork = new Promise<void>((resolve) => {
    warm = resolve;
  });
  const loop = async () => {
    while (running) {
      rounds += 1;
      if (rounds > WARM_ROUNDS) warm();
      await session.batch(
        "insert into [dbo].[inbox] ([pengirim], [tipe_pengirim], [pesan], [status]) values ('x', 'S', 'x', 21)",
      );
      const { affected } = await session.run(
        temper === 'untouched' ? REPLIES : `${REPLIES} ${UNLESS_WATCHED}`,
        [],
      );
      if (affected > 0 || temper !== 'complains') continue;
      await session.batch(
        "insert into [dbo].[sistem_log] ([tipe], [pesan]) values (3, 'SqlException: The target table ''outbox'' of the DML statement cannot have any enabled triggers if the statement contains an OUTPUT clause without INTO clause.')",
      );
    }
  };
  const ended = loop().finally(() => session.close());
  await Promise.race([atWork, ended]);
  return {
    stop: async () => {
      running = false;
      await ended;
    },
  };
}
