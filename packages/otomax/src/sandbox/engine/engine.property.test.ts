import { expect, test } from 'bun:test';
import fc from 'fast-check';
import type { Row } from './context.ts';
import { isTransient } from './sqlite-database.ts';
import { type Crashes, createCrashes } from './testing/crashing.ts';
import { createWorld, ledgerFaults, type World } from './testing/world.ts';

type Action =
  | { do: 'say'; text: string; from: string }
  | { do: 'wait'; ms: number }
  | { do: 'work'; steps: number }
  | { do: 'kill' }
  | { do: 'settle' }
  | { do: 'crash'; statement: number }
  | { do: 'reverse' | 'decide' | 'redirect'; sale: number; good: boolean }
  | { do: 'deposit'; from: string };

const agents = fc.constantFrom('AG0001', 'AG0002', 'RT0001', 'DL0001');
const suffix = fc.constantFrom(
  '9001',
  '9002',
  '9003',
  '9004',
  '9005',
  '9006',
  '9007',
  '1111',
  '2222',
  '3333',
);
const reference = fc.constantFrom('', ' R#A1', ' R#A2', ' R#A3', ' R#A4');
const counter = fc.constantFrom('', '', '*2', '*3');
const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(suffix, counter, reference)
      .map(([to, again, own]) => `S10.08123456${to}.258036${again}${own}`),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(suffix, reference).map(([to, own]) => `DNBEBAS.50000.08123456${to}.258036${own}`),
  },
  { weight: 2, arbitrary: suffix.map((to) => `INQ.PLNPASCA.5321001${to}.258036`) },
  {
    weight: 2,
    arbitrary: fc.tuple(suffix, reference).map(([to, own]) => `PAY.PLNPASCA.5321001${to}.258036${own}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('TRF.RT0001.30000.258036', 'TUKARSEMUA.258036', 'TUKAR.60.258036'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('S10.08123456.258036', 'NONE.1.258036', 'halo', 'S10.081234561111.000000'),
  },
);
const sale = fc.nat({ max: 99 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('say' as const), text, from: agents }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat({ max: 8_000 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('work' as const), steps: fc.nat({ max: 12 }) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'kill' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'settle' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('crash' as const), statement: fc.nat({ max: 120 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('reverse' as const, 'decide' as const, 'redirect' as const),
      sale,
      good: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deposit' as const), from: agents }) },
);

async function perform(world: World, crashes: Crashes, action: Action): Promise<void> {
  switch (action.do) {
    case 'say':
      world.say(action.text, action.from);
      return;
    case 'wait':
      world.clock.now += action.ms;
      return;
    case 'kill':
      world.kill();
      return;
    case 'settle':
      await world.settle(10_000);
      return;
    case 'work':
      for (let step = 0; step < action.steps; step += 1) await world.step();
      return;
    case 'crash':
      await crashDuringWork(world, crashes, action.statement);
      return;
    case 'deposit':
      await deposit(world, action.from);
      return;
    default:
      await operate(world, action);
  }
}

async function crashDuringWork(world: World, crashes: Crashes, statement: number): Promise<void> {
  crashes.crashAt(statement);
  try {
    await world.run();
  } catch (error) {
    if (!isTransient(error)) throw error;
    world.kill();
  } finally {
    crashes.crashAt(undefined);
  }
}

async function operate(world: World, action: Extract<Action, { sale: number }>): Promise<void> {
  const sales = world.sales();
  const code = sales[action.sale % Math.max(1, sales.length)]?.kode ?? 0;
  if (action.do === 'redirect') await world.operator.redirect(code);
  else if (action.do === 'decide') await world.operator.decide(code, action.good ? 'success' : 'failed');
  else if (action.good) await world.operator.reverseToSuccess(code);
  else await world.operator.reverseToFailed(code);
}

async function deposit(world: World, from: string): Promise<void> {
  world.say('TIKET.50000.258036', from);
  await world.run();
  const open = world.db.get<Row<'tiket_deposit'>>("select * from tiket_deposit where status = 'O' limit 1");
  if (open) await world.operator.bankLine(Number(open.jumlah / 10_000n));
}

function check(world: World): void {
  const { db } = world;
  expect(ledgerFaults(db)).toEqual([]);
  const references = new Set<string>();
  for (const row of world.sales()) {
    const kinds = db
      .all<Row<'mutasi'>>(
        "select * from mutasi where kode_transaksi = ? and jenis in ('T', 'G') order by kode",
        row.kode,
      )
      .map((entry) => [entry.jenis, entry.jumlah]);
    const price = row.harga ?? 0n;
    // Debited at acceptance, then given back and taken in turns, never twice the same way.
    const turns = kinds.map((_, index) => (index % 2 === 0 ? ['T', -price] : ['G', price]));
    expect(kinds).toEqual(turns);
    expect(kinds.length % 2).toBe(price === 0n || row.status >= 40 ? 0 : 1);
    const earned = db.get<{ jumlah: bigint | null }>(
      'select sum(jumlah) as jumlah from komisi where kode_transaksi = ?',
      row.kode,
    );
    expect(earned?.jumlah ?? 0n).toBe(row.status === 20 ? (row.komisi ?? 0n) : 0n);
    // After settling only what is never answered is still open.
    if (row.status < 20) expect(row.tujuan).toEndWith('9007');
    expect(world.inbox(row.kode_inbox ?? 0)).toMatchObject({ status: 22, kode_transaksi: row.kode });
    if (row.ref_id !== null) {
      expect(references).not.toContain(`${row.kode_reseller} ${row.ref_id}`);
      references.add(`${row.kode_reseller} ${row.ref_id}`);
    }
  }
  checkMessages(world);
  checkDeposits(world);
  checkPoints(world);
}

function checkMessages({ db }: World): void {
  const messages = db.all<Row<'inbox'>>('select * from inbox where is_jawaban = 0');
  for (const message of messages) {
    expect(message.status).toBeGreaterThanOrEqual(20);
    const accepted = db.all('select 1 from transaksi where kode_inbox = ?', message.kode).length;
    expect(accepted).toBeLessThanOrEqual(message.status === 22 ? 1 : 0);
    expect(db.get('select 1 from outbox where kode_inbox = ?', message.kode)).toBeDefined();
  }
  expect(db.all('select 1 from outbox where status = 0')).toEqual([]);
}

function checkDeposits({ db }: World): void {
  const settled = db.all<Row<'tiket_deposit'>>("select * from tiket_deposit where status = 'S'");
  const credits = db.all<Row<'mutasi'>>("select * from mutasi where jenis = 'B'");
  const claimed = db.all<Row<'data_bank'>>('select * from data_bank where terklaim = 1');
  const sorted = (amounts: readonly (bigint | null)[]) => amounts.map(String).sort();
  expect(sorted(credits.map((row) => row.jumlah))).toEqual(sorted(settled.map((row) => row.jumlah)));
  expect(sorted(claimed.map((row) => row.jumlah))).toEqual(sorted(settled.map((row) => row.jumlah)));
}

function checkPoints({ db }: World): void {
  const wrong = db.all(
    `select r.kode from reseller r where coalesce(r.poin, 0) <>
      (select coalesce(sum(t.poin), 0) from transaksi t where t.kode_reseller = r.kode and t.status = 20)`,
  );
  expect(wrong).toEqual([]);
}

test('PROPERTY: whatever is said, answered, reversed, killed or restarted, no balance is wrong and no sale is debited or refunded twice or lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 60, size: 'max' }), async (actions) => {
      const crashes = createCrashes();
      const world = createWorld({ wrap: crashes.wrap });
      world.db.run("update modul set parameter_parsing = 'delay=200-2000|success=0.6|silent=0.1'");
      for (const each of actions) await perform(world, crashes, each);
      world.kill();
      await world.settle(3_600_000);
      check(world);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('a kill at every single statement of one sale loses nothing and does nothing twice', async () => {
  const texts = ['S10.081234561111.258036 R#A1', 'S10.081234569003.258036'];
  let died = 0;
  for (let statement = 0; ; statement += 1) {
    const crashes = createCrashes();
    const world = createWorld({ wrap: crashes.wrap });
    for (const text of texts) world.say(text);
    crashes.crashAt(statement);
    try {
      await world.settle();
    } catch (error) {
      if (!isTransient(error)) throw error;
      died += 1;
      crashes.crashAt(undefined);
      world.kill();
      await world.settle();
      check(world);
      expect(world.sales().map((sale) => sale.status)).toEqual([20, 40]);
      continue;
    }
    break;
  }
  expect(died).toBeGreaterThan(100);
}, 60_000);
