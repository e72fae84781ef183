import type { Database } from 'bun:sqlite';
import { rupiah } from '@hexaflate/contract/money';
import { toLocalText } from '../../local-time.ts';
import { senderAddress } from '../../phone.ts';
import { createHistory, type History } from './history.ts';
import { createInserter } from './insert.ts';
import { createMembers, type MemberSeed } from './members.ts';
import { prepaidProducts } from './products.ts';
import { digitalProducts } from './products-digital.ts';
import { createRandom } from './random.ts';
import { createShelf } from './sales.ts';
import { pointsOf, writeHistory } from './write-history.ts';
import { seedPriceBooks, writeOffer, writeOffice } from './write-operator.ts';

const DAY_MS = 86_400_000;

export interface SeedOptions {
  /** Same number and same `now`, same operator. */
  seed?: number | undefined;
  /** Days of history before now; 0 leaves opening balances only. */
  historyDays?: number | undefined;
  /** History ends here. */
  now?: Date | undefined;
}

/** Fills empty tables with a small operator and his history. Call it inside a transaction, before the triggers. */
export function seed(database: Database, options: SeedOptions): void {
  const random = createRandom(options.seed ?? 1);
  const now = (options.now ?? new Date()).getTime();
  const period = { from: now - (options.historyDays ?? 120) * DAY_MS, to: now };
  const products = [...prepaidProducts, ...digitalProducts];
  const members = createMembers(random);
  const history = createHistory(members, seedPriceBooks(members), createShelf(products), period, random);
  const opened = toLocalText(new Date(period.from - DAY_MS));
  writeOffer(database, products, opened);
  writeOffice(database, opened);
  writeHistory(database, history, now);
  writeMembers(database, members, history, opened);
}

function writeMembers(
  database: Database,
  members: readonly MemberSeed[],
  history: History,
  registered: string,
): void {
  const insert = createInserter(database, 'reseller', [
    'kode',
    'nama',
    'saldo',
    'alamat',
    'pin',
    'aktif',
    'kode_upline',
    'kode_level',
    'tgl_daftar',
    'saldo_minimal',
    'tgl_aktivitas',
    'nama_pemilik',
    'markup',
    'poin',
    'suspend',
    'deleted',
    'tgl_data',
  ]);
  const sender = createInserter(database, 'pengirim', [
    'pengirim',
    'tipe_pengirim',
    'kode_reseller',
    'kirim_info',
    'tgl_data',
    'akses',
  ]);
  const points = new Map<string, number>();
  const lastSale = new Map<string, number>();
  for (const sale of history.sales) {
    points.set(sale.member.code, (points.get(sale.member.code) ?? 0) + pointsOf(sale));
    lastSale.set(sale.member.code, sale.at);
  }
  for (const member of members) {
    const active = lastSale.get(member.code);
    insert({
      kode: member.code,
      nama: member.name,
      saldo: rupiah(member.balance),
      alamat: member.address,
      pin: member.pin,
      aktif: member.status === 'inactive' ? 0 : 1,
      kode_upline: member.upline,
      kode_level: member.level,
      tgl_daftar: registered,
      saldo_minimal: rupiah(member.minimumBalance),
      tgl_aktivitas: active === undefined ? registered : toLocalText(new Date(active)),
      nama_pemilik: member.owner,
      markup: rupiah(member.markup),
      poin: points.get(member.code) ?? 0,
      suspend: member.status === 'suspended' ? 1 : 0,
      deleted: member.status === 'deleted' ? 1 : 0,
      tgl_data: registered,
    });
    if (member.status === 'deleted') continue;
    for (const type of ['S', 'W'] as const) {
      sender({
        pengirim: senderAddress(member.phone, type),
        tipe_pengirim: type,
        kode_reseller: member.code,
        kirim_info: 1,
        tgl_data: registered,
        akses: null,
      });
    }
  }
}
