import { expect, test } from 'bun:test';
import { knownColumns, placeOf } from './columns.ts';
import type { SqlSession } from './connection.ts';
import { createDetector } from './detector.ts';
import { sqlServerExpressions } from './dialect.ts';
import { FACTS_SQL } from './facts.ts';
import { STATE_SQL } from './install/state.ts';
import type { SqlPool } from './pool.ts';
import { COLUMNS_SQL, OFFSET_SQL } from './probe.ts';
import { readRow } from './rows.ts';
import { parseSqlServerUrl } from './settings.ts';
import { TRIGGERS_SQL } from './standing-triggers.ts';
import { createRecorder } from './statements/record.ts';

const NOW = new Date('2026-03-10T05:00:00Z');

/** An installation whose facts can be changed, behind a session that answers only questions about it. */
function installation() {
  const facts = {
    minutes: 420,
    without: new Set<string>(),
    mustFill: new Set<string>(),
    pinWidth: 10,
    triggers: [{ name: 'hexaflate_inbox', table: 'inbox', disabled: 0, made: '1' }],
    rights: { read: 1, send: 1, submit: 1, message: 1, settle: 1, settleStatus: 1, install: 1 },
  };
  const columns = () =>
    Object.entries(knownColumns).flatMap(([table, names]) => {
      const { schema, name } = placeOf(table);
      return [...Object.keys(names), ...(table === 'inbox' ? [...facts.mustFill] : [])]
        .filter((column) => !facts.without.has(`${table}.${column}`))
        .map((column) => ({
          schema,
          table: name,
          column,
          type: 'varchar',
          length: table === 'reseller' && column === 'pin' ? facts.pinWidth : 10,
          nullable: facts.mustFill.has(column) ? 0 : 1,
          identity: 0,
          hasDefault: 0,
          generated: 0,
        }));
    });
  const answers: Record<string, () => object[]> = {
    [COLUMNS_SQL]: columns,
    [OFFSET_SQL]: () => [{ minutes: facts.minutes }],
    [FACTS_SQL.rights]: () => [facts.rights],
    [STATE_SQL.objects]: () => [
      ...['queue', 'submission', 'version'].map((name) => ({ kind: 'table', name })),
      { kind: 'present', name: 'inbox' },
    ],
    [TRIGGERS_SQL]: () => facts.triggers,
    [STATE_SQL.version]: () => [{ version: 1 }],
  };
  const nothing = async () => undefined;
  const session: SqlSession = {
    alive: () => true,
    run: async <Row>(sql: string) => ({
      rows: (answers[sql]?.() ?? []).map((row) => readRow<Row>(wired(row))),
      affected: 0,
    }),
    batch: async () => ({ rows: [], affected: 0 }),
    begin: nothing,
    commit: nothing,
    rollback: nothing,
    close: () => undefined,
  };
  return { facts, session };
}

const wired = (row: object) =>
  Object.entries(row).map(([colName, value]) => ({ value, metadata: { colName, type: { type: 'any' } } }));

async function openDetector() {
  const { facts, session } = installation();
  const pool: SqlPool = {
    acquire: async () => session,
    release: () => undefined,
    close: async () => undefined,
  };
  const settings = parseSqlServerUrl('mssql://u:p@h/otomax');
  const detector = await createDetector(pool, settings, () => NOW);
  const { silent } = createRecorder();
  const context = {
    read: silent,
    write: silent,
    dialect: sqlServerExpressions(0),
    formats: { asFound: true, agreed: [] },
    now: () => NOW,
  };
  const detect = () => detector.detect(context);
  await detect();
  return { facts, detector, detect };
}

test('a look that finds nothing new says nothing', async () => {
  const { detector, detect } = await openDetector();
  expect(await detect()).toEqual([]);
  expect(detector.offered().installation?.lastChange).toBeNull();
});

test('a clock that is set anew is taken up, told, and remembered', async () => {
  const { facts, detector, detect } = await openDetector();
  facts.minutes = 481;
  expect(await detect()).toEqual(['minutes ahead of UTC: 420 → 480']);
  expect(detector.utcOffsetMinutes()).toBe(480);
  await detect();
  expect(detector.offered().installation?.lastChange?.what).toEqual(['minutes ahead of UTC: 420 → 480']);
});

test('a PIN is never longer than Otomax has room for', async () => {
  const { facts, detector, detect } = await openDetector();
  expect(detector.offered().pinLength).toBe(6);
  facts.pinWidth = 4;
  await detect();
  expect(detector.offered().pinLength).toBe(4);
});

test('columns that come and go are taken up', async () => {
  const { facts, detector, detect } = await openDetector();
  facts.without.add('reseller.npwp');
  expect(await detect()).toEqual(['column reseller.npwp: varchar(10) → not there']);
  expect(detector.columns.absent.get('reseller')).toContain('npwp');
  facts.without.clear();
  await detect();
  expect(detector.columns.absent.get('reseller')?.size).toBe(0);
});

test('after a failed statement the columns are looked at once, not again and again', async () => {
  const { facts, detector } = await openDetector();
  facts.without.add('reseller.npwp');
  expect(await detector.columnsMoved()).toBe(true);
  expect(await detector.columnsMoved()).toBe(false);
});

const reasons = (detector: Awaited<ReturnType<typeof openDetector>>['detector']) =>
  Object.fromEntries(
    detector.offered().missing.map(({ feature, code, detail }) => [feature, `${code} ${detail}`]),
  );

test('a login that may only read sells nothing, and the reason says so', async () => {
  const { facts, detector, detect } = await openDetector();
  Object.assign(facts.rights, { send: 0, message: 0 });
  await detect();
  expect(reasons(detector)).toMatchObject({
    buy: 'noRight INSERT inbox',
    messages: 'noRight INSERT outbox',
  });
});

test('a column of inbox that must be filled with something unknown stops selling', async () => {
  const { facts, detector, detect } = await openDetector();
  facts.mustFill.add('wrkirim');
  await detect();
  expect(reasons(detector)).toMatchObject({ buy: 'mustFill inbox.wrkirim' });
});

test('a trigger that is disabled, or made anew, is told, and its table is asked instead', async () => {
  const { facts, detector, detect } = await openDetector();
  const [trigger] = facts.triggers;
  facts.triggers = trigger ? [{ ...trigger, disabled: 1 }] : [];
  expect(await detect()).toEqual([
    'our trigger hexaflate_inbox: stands on inbox (1) → disabled on inbox (1)',
    'tables asked instead of told: none → inbox',
  ]);
  facts.triggers = trigger ? [{ ...trigger, made: '2' }] : [];
  await detect();
  expect(detector.offered().installation?.polledTables).toEqual([]);
  facts.triggers = trigger ? [{ ...trigger, made: '3' }] : [];
  expect(await detect()).toHaveLength(1);
});

test('when all triggers are gone, or may not be seen, every table is asked', async () => {
  const { facts, detector, detect } = await openDetector();
  facts.triggers = [];
  await detect();
  expect(detector.offered().installation?.polledTables).toEqual(['inbox']);
});

test('a trigger that went with a renamed table tells of nothing', async () => {
  const { facts, detector, detect } = await openDetector();
  facts.triggers = facts.triggers.map((trigger) => ({ ...trigger, table: 'inbox_lama' }));
  await detect();
  expect(detector.offered().installation?.polledTables).toEqual(['inbox']);
});
