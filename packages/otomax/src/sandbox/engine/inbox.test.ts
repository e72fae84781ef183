import { expect, test } from 'bun:test';
import { createWorld } from './testing/world.ts';

test('an unknown sender is answered with 41 and sells nothing', async () => {
  const world = createWorld();
  const code = world.say('S10.081234567890.258036', 'STRANGER');
  await world.run();
  expect(world.inbox(code)).toMatchObject({ status: 41, kode_reseller: null });
  expect(world.replies(code)).toEqual(['Maaf, nomor Anda belum terdaftar.']);
  expect(world.sales()).toEqual([]);
});

test('a sender counts together with its type, and a filled kode_reseller counts without a sender', async () => {
  const world = createWorld();
  const wrongType = world.say('SAL.258036', 'AG0001', { tipe_pengirim: 'W' });
  const filled = world.say('SAL.258036', 'NOBODY', { kode_reseller: 'ag0002' });
  await world.run();
  expect(world.inbox(wrongType).status).toBe(41);
  expect(world.inbox(filled).status).toBe(21);
  expect(world.replies(filled)[0]).toContain('Toko AG0002');
});

test('a deleted agent is 41, a suspended one 63, an inactive one 51', async () => {
  const world = createWorld();
  world.db.run("update reseller set deleted = 1, suspend = 1 where kode = 'AG0001'");
  world.db.run("update reseller set suspend = 1, aktif = 0 where kode = 'AG0002'");
  world.db.run("update reseller set aktif = 0 where kode = 'RT0001'");
  const codes = ['AG0001', 'AG0002', 'RT0001'].map((agent) => world.say('SAL.258036', agent));
  await world.run();
  expect(codes.map((code) => world.inbox(code).status)).toEqual([41, 63, 51]);
});

test('what no format reads is 42', async () => {
  const world = createWorld();
  const codes = ['halo min', 'S10 081234567890 258036', 'INFO.saldo saya', ''].map((text) => world.say(text));
  await world.run();
  expect(codes.map((code) => world.inbox(code).status)).toEqual([42, 42, 42, 42]);
});

test('formats are read from parameter at every message, so an edit counts at once', async () => {
  const world = createWorld();
  const before = world.say('CEKSALDO#258036');
  await world.run();
  world.db.run("update parameter set nilai = 'CEKSALDO#[pin]' where nama = 'CekSaldo'");
  const after = world.say('ceksaldo#258036');
  await world.run();
  expect([world.inbox(before).status, world.inbox(after).status]).toEqual([42, 21]);
});

test('a wrong PIN is 49 and changes nothing', async () => {
  const world = createWorld();
  const code = world.say('S10.081234567890.000000');
  await world.run();
  expect(world.inbox(code)).toMatchObject({ status: 49, kode_reseller: 'AG0001' });
  expect(world.agent('AG0001')).toMatchObject({ aktif: 1, saldo: 10_000_000_000n });
});

test('the third wrong PIN in a row closes the account, a right one in between starts the count again', async () => {
  const world = createWorld();
  for (const pin of ['1', '2', '258036', '3', '4']) world.say(`SAL.${pin}`);
  await world.run();
  expect(world.agent('AG0001').aktif).toBe(1);
  const last = world.say('SAL.5');
  const closed = world.say('SAL.258036');
  await world.run();
  expect(world.agent('AG0001').aktif).toBe(0);
  expect(world.replies(last)[0]).toContain('dinonaktifkan');
  expect(world.inbox(closed).status).toBe(51);
  expect(world.agent('AG0002').aktif).toBe(1);
});

test('messages are taken in the order of their codes and their replies go where they came from', async () => {
  const world = createWorld();
  const codes = [world.say('SAL.258036'), world.say('CH.S10', 'AG0002'), world.say('SAL.258036', 'RT0001')];
  await world.run();
  const outbox = world.db.all<{ kode_inbox: number; penerima: string; status: number }>(
    'select kode_inbox, penerima, status from outbox order by kode',
  );
  expect(outbox.map((row) => row.kode_inbox)).toEqual(codes);
  expect(outbox.map((row) => row.penerima)).toEqual(['+62AG0001', '+62AG0002', '+62RT0001']);
});

test('messages to phones are marked as sent, those of other centers are left to their owner', async () => {
  const world = createWorld();
  const phone = world.say('SAL.258036');
  const other = world.say('SAL.258036', 'AG0001', { tipe_pengirim: 'Y', kode_reseller: 'AG0001' });
  await world.run();
  const statusOf = (code: number) =>
    world.db.get<{ status: number }>('select status from outbox where kode_inbox = ?', code)?.status;
  expect([statusOf(phone), statusOf(other)]).toEqual([20, 0]);
});

test('a message that breaks the engine is put aside as failed and those behind it are served', async () => {
  const world = createWorld();
  world.db.run("update reseller set kode_level = 'AGEN', saldo = 0 where kode = 'AG0002'");
  world.db.run(
    "create trigger broken before insert on transaksi when new.tujuan = '081200000000' begin select raise(abort, 'broken'); end",
  );
  const poison = world.say('S10.081200000000.258036');
  const next = world.say('SAL.258036');
  await world.run();
  expect(world.inbox(poison).status).toBe(40);
  expect(world.inbox(next).status).toBe(21);
  expect(world.agent('AG0001').saldo).toBe(10_000_000_000n);
  expect(world.errors).toEqual(['message failed']);
});

test('no reply and no log line repeats the PIN of a message', async () => {
  const world = createWorld();
  for (const text of [
    'S10.081234567890.258036',
    'SAL.258036',
    'GP.258036.147025',
    'XX.1.258036',
    'PAY.PLNPASCA.12345678901.147025',
  ]) {
    world.say(text);
  }
  await world.settle();
  const texts = world.db.all<{ pesan: string }>('select pesan from outbox').map((row) => row.pesan);
  expect(texts.join('\n')).not.toMatch(/258036|147025/);
});
