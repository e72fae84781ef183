import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rupiah } from '@hexaflate/contract/money';
import type { Kysely } from 'kysely';
import {
  insertFixtures,
  insertReply,
  insertRequest,
  insertSale,
  NOON,
  order,
} from '../../conformance/fixtures.ts';
import { capabilities } from '../../gateway/capabilities.ts';
import { ownCenter } from '../../gateway/centers.ts';
import type { GatewayContext } from '../../gateway/context.ts';
import { createCutoffClock } from '../../gateway/cutoff-clock.ts';
import { createFeed } from '../../gateway/feed.ts';
import * as figures from '../../gateway/sales-figures.ts';
import { sandboxDialect } from '../../gateway/sandbox-dialect.ts';
import { gatewayVerbs } from '../../gateway/verbs.ts';
import { openSandboxDatabase } from '../../sandbox/database.ts';
import type { OtomaxTables } from '../../tables.ts';
import { CENTER_SQL } from '../center.ts';
import { SESSION_OPTIONS } from '../connection.ts';
import { sqlServerExpressions } from '../dialect.ts';
import { FACTS_SQL } from '../facts.ts';
import { formatsSql } from '../install/check.ts';
import { RECENT_SQL, sendersSql } from '../install/check-senders.ts';
import { CLOCK_SQL } from '../install/diagnose.ts';
import { OUTPUTS_SQL } from '../install/find-outputs.ts';
import { MOVEMENT_SQL } from '../install/movement.ts';
import { ourTables } from '../install/objects.ts';
import { asScript, planInstall, planUninstall } from '../install/plan.ts';
import { type InstallState, STATE_SQL } from '../install/state.ts';
import { QUEUE_SQL } from '../install/status.ts';
import { ourTriggers } from '../install/triggers.ts';
import { QUEUED_SQL } from '../install/under-watch.ts';
import { watchedTables } from '../install/watched.ts';
import { shapeSql } from '../parameter-shape.ts';
import { COST_SQL } from '../polling/cost.ts';
import { eventTables } from '../polling/events.ts';
import { masterSources } from '../polling/masters.ts';
import { createPoller } from '../polling/poller.ts';
import { COLUMNS_SQL, OFFSET_SQL } from '../probe.ts';
import { standingTriggers, TRIGGERS_SQL } from '../standing-triggers.ts';
import { createTriggerGuard } from '../trigger-guard.ts';
import { CODES_SQL } from '../unknown-codes.ts';
import { createWatch } from '../watch.ts';
import { createRecorder } from './record.ts';

const TWO = 2;
const formats = { asFound: true, agreed: [] };

/**
 * Every statement that this package sends to SQL Server, by the name of its file. The verbs really run, on a
 * sandbox whose rows lead them through their branches, while the T-SQL of each query is taken down.
 */
export async function collectStatements(): Promise<Map<string, string>> {
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-statements-'));
  const db = openSandboxDatabase(join(directory, 'otomax.db'), { historyDays: 0, now: NOON });
  const files = new Map<string, string>();
  try {
    await insertFixtures(db);
    const sale = await insertSale(db, { kode_inbox: 1 });
    const verb = async (name: string, work: (context: GatewayContext) => Promise<unknown>) => {
      const recorder = createRecorder();
      const recorded = db.withPlugin(recorder.plugin);
      await work({ read: recorded, write: recorded, dialect: sandboxDialect, formats, now: () => NOON });
      files.set(`${name}.sql`, [...recorder.statements].join('\n'));
    };
    const verbs = (context: GatewayContext) => gatewayVerbs(context, (work) => work());
    const page = { limit: TWO };
    await verb('agent-by-phone', (context) => verbs(context).agentByPhone('085700990031'));
    await verb('agents', async (context) => {
      const { next } = await verbs(context).agents({}, page);
      await verbs(context).agents({ search: '0857990031', status: 'active' }, { ...page, cursor: next });
      await verbs(context).agents({ search: 'x', status: 'deleted' }, page);
    });
    await verb('funds', (context) => verbs(context).funds('CA3'));
    await verb('senders', (context) => verbs(context).senders('CA3'));
    await verb('verify-pin', (context) => verbs(context).verifyPin('CA3', '1'));
    await verb('catalog', (context) => verbs(context).catalog('CA3', 'cat-test'));
    await verb('quote', (context) => verbs(context).quote('CA3', 'CP1'));
    await verb('product-timings', (context) => verbs(context).productTimings(TWO));
    await verb('transactions', async (context) => {
      const from = new Date(NOON.getTime() - 1);
      const filter = { agentCode: 'CA3', search: '089912345678', from, to: NOON };
      await verbs(context).transactions(filter, page);
      await verbs(context).transactions({ category: 'cat-test', state: 'success', search: '#12' }, page);
      await verbs(context).transactions({ state: 'pending', includeInquiries: true }, page);
    });
    await verb('transaction', (context) => verbs(context).transaction(sale));
    await verb('ledger', (context) => verbs(context).ledger('CA3', page));
    await verb('ledger-entry', (context) => verbs(context).ledgerEntry(1));
    await verb('similar-today', (context) => verbs(context).similarToday('CA3', 'CP1', '089912345678'));
    await verb('submit', async (context) => {
      const { inboxCode } = await verbs(context).submit(order());
      await verbs(context).submit(order({ verb: 'pay', productCode: 'CBILL', maxPrice: rupiah(1) }));
      await verbs(context).outcome(inboxCode ?? -1);
    });
    await verb('change-pin', async (context) => {
      const request = { id: 'p', agentCode: 'CA3', attemptId: 'p', kind: 'change' } as const;
      const { inboxCode } = await verbs(context).changePin(request, '907153');
      await db
        .updateTable('inbox')
        .set({ status: 21 })
        .where('kode', '=', inboxCode ?? -1)
        .execute();
      await verbs(context).pinChangeOutcome('p');
      await verbs(context).personalDigits('CA3');
    });
    await verb('formats', (context) => verbs(context).formats());
    await verb('submission', (context) => verbs(context).submission('x'));
    await verb('submissions-since', async (context) => {
      const early = new Date(0);
      const { next } = await verbs(context).submissionsSince(early, { limit: 1 });
      await verbs(context).submissionsSince(early, { limit: 1, cursor: next });
    });
    await verb('send-message', async (context) => {
      await verbs(context).sendMessage({ to: '081200000001', channel: 'whatsapp', text: 'x' });
      await verbs(context).sendMessage({ to: '081200000001', channel: 'sms', text: 'x' });
    });
    await verb('incoming', async (context) => {
      await verbs(context).newestInbox();
      await verbs(context).messagesFrom(['085700990031'], 0);
    });
    const center = await ownCenter(db);
    const request = await insertRequest(db, center?.id ?? 0);
    await insertReply(db, { kode_inbox: request, kode_terminal: center?.id ?? 0 });
    await verb('settle-replies', (context) => verbs(context).settleReplies(TWO));
    await db.deleteFrom('hexaflate_queue').execute();
    await db
      .insertInto('outbox')
      .values({ penerima: 'x', tipe_penerima: 'S', pesan: 'x', kode_reseller: 'CA3' })
      .execute();
    const { queueOrder } = sqlServerExpressions(0);
    await verb('feed', async ({ read }) => {
      const feed = createFeed({
        queue: read,
        clock: createCutoffClock({ queue: read, dialect: sandboxDialect }),
        dialect: { ...sandboxDialect, queueOrder },
        now: () => NOON,
      });
      await feed.acknowledge(await feed.changes(TWO));
    });
    files.set('polling.sql', await pollingStatements(db));
    await silently(files);
  } finally {
    await db.destroy();
    rmSync(directory, { recursive: true });
  }
  files.set('install.sql', asScript(planInstall(nothing)));
  files.set(
    'install-polling.sql',
    asScript(planInstall(nothing, { changes: 'polling', without: new Set() })),
  );
  files.set('uninstall.sql', asScript(planUninstall(everything)));
  files.set('session.sql', `${SESSION_OPTIONS};\n`);
  const set = (name: string, statements: readonly string[]) =>
    files.set(`${name}.sql`, statements.map((sql) => `${sql};\n`).join('\n'));
  const { rows, newestLog, logsSince } = MOVEMENT_SQL;
  set('probe', [
    COLUMNS_SQL,
    OFFSET_SQL,
    CENTER_SQL,
    ...Object.values(FACTS_SQL),
    shapeSql(['group', 'name', 'value']),
    CODES_SQL,
    STATE_SQL.objects,
    TRIGGERS_SQL,
    STATE_SQL.version,
  ]);
  set('check', [
    formatsSql('grup'),
    ...Object.values(OUTPUTS_SQL),
    sendersSql(undefined, new Set(['suspend', 'deleted'])),
    RECENT_SQL,
    QUEUE_SQL,
    CLOCK_SQL,
  ]);
  set('install-watch', [rows, newestLog, logsSince(1), QUEUED_SQL('reseller')]);
  return files;
}

/** A look at everything, and another after rows came with a gap, unfinished, and with a ledger entry. */
async function pollingStatements(db: Kysely<OtomaxTables>): Promise<string> {
  const { plugin, statements } = createRecorder(new Set(eventTables));
  const everyTime = { eventsMs: 0, mastersMs: 0, pages: 100, pageSize: 100, commissionsMs: 0, recentMs: 0 };
  const poller = createPoller({
    db: db.withPlugin(plugin),
    tables: () => [...watchedTables.keys()],
    pace: everyTime,
    dialect: sandboxDialect,
    now: () => NOON,
  });
  await poller.look();
  await insertSale(db, { kode: 1_000_000, status: 2 });
  await db
    .insertInto('mutasi')
    .values({ kode_reseller: 'CA3', jumlah: 1n, keterangan: 'x', kode_transaksi: 1_000_000 })
    .execute();
  await poller.look();
  await poller.look();
  const counting = COST_SQL(masterSources.map(({ table }) => table));
  return [...statements, `${counting};\n`].join('\n');
}

/** The verbs whose words SQLite does not know: their statements are taken down, and nobody answers. */
async function silently(files: Map<string, string>): Promise<void> {
  const verb = async (name: string, work: (context: GatewayContext) => Promise<unknown>) => {
    const { silent, statements } = createRecorder();
    await work({ read: silent, write: silent, dialect: sqlServerExpressions(420), formats, now: () => NOON });
    files.set(`${name}.sql`, [...statements].join('\n'));
  };
  await verb('capabilities', capabilities);
  await verb('sales-by-hour', (context) => figures.salesByHour(context, NOON));
  await verb('feed-wait', async ({ read }) => {
    const known = standingTriggers([]);
    await createTriggerGuard({ queue: read, known: () => known, now: () => NOON }).look();
    await createWatch(read).wait(0);
  });
}

const nothing: InstallState = {
  schema: false,
  tables: new Set<string>(),
  triggers: new Set<string>(),
  idle: new Set<string>(),
  marks: new Map<string, string>(),
  present: new Set(ourTriggers.map(({ table }) => table)),
  version: undefined,
};
const everything: InstallState = {
  ...nothing,
  schema: true,
  tables: new Set<string>(ourTables.map(({ name }) => name)),
  triggers: new Set(ourTriggers.map(({ name }) => name)),
};
