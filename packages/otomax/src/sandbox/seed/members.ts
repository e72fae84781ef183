import type { Random } from './random.ts';

/** A level; `difference` is `selisih_harga` in rupiah. Listed root first, each the parent of the next. */
export const levels: readonly { code: string; name: string; difference: number }[] = [
  { code: 'MASTER', name: 'Master Dealer', difference: 0 },
  { code: 'DEALER', name: 'Dealer', difference: 25 },
  { code: 'AGEN', name: 'Agen', difference: 75 },
  { code: 'RETAIL', name: 'Retail', difference: 150 },
];

/** Absolute prices of a level, in rupiah: they replace whatever the chain came to. */
export const levelPrices: readonly { level: string; product: string; price: number }[] = [
  { level: 'AGEN', product: 'PLN20', price: 20_260 },
  { level: 'AGEN', product: 'PLN50', price: 50_260 },
  { level: 'AGEN', product: 'S10', price: 10_350 },
  { level: 'AGEN', product: 'DN50', price: 50_275 },
  { level: 'DEALER', product: 'S10', price: 10_275 },
  { level: 'DEALER', product: 'GP100', price: 100_650 },
  { level: 'RETAIL', product: 'PLN20', price: 20_400 },
  { level: 'RETAIL', product: 'ML3', price: 7_950 },
];

/** Markups per product: of one agent, or of an upline for all his downlines. */
export const productMarkups: readonly { owner: string; product: string; markup: number }[] = [
  { owner: 'AG0001', product: 'S5', markup: 75 },
  { owner: 'AG0001', product: 'ML4', markup: 0 },
  { owner: 'DL0001.*', product: 'S20', markup: 125 },
  { owner: 'MD0001.*', product: 'PLN100', markup: 40 },
  { owner: 'AG0001.*', product: 'DN20', markup: 200 },
  { owner: 'RT0001', product: 'DN20', markup: 300 },
];

export interface MemberSeed {
  code: string;
  name: string;
  owner: string;
  address: string;
  pin: string;
  level: string;
  upline: string | null;
  /** Rupiah that the upline earns on this member's sales. */
  markup: number;
  /** Rupiah on the account when history ends. */
  balance: number;
  minimumBalance: number;
  /** 08… form. */
  phone: string;
  status: 'active' | 'inactive' | 'suspended' | 'deleted';
  /** Sales on an ordinary day. */
  salesPerDay: number;
}

/** The agent that the demo signs in with. */
export const DEMO_AGENT = { code: 'AG0001', phone: '081200000001', pin: '258036' };

const fixed: Readonly<Record<string, Partial<MemberSeed>>> = {
  OWNER: { name: 'Kantor Pusat', owner: 'Ratna Kusuma', balance: 25_000_000, salesPerDay: 0 },
  DL0001: { name: 'Sinar Dealer Bandung', markup: 25 },
  AG0001: {
    name: 'Maju Jaya Cell',
    owner: 'Budi Santoso',
    address: 'Jl. Melati No. 12, Bandung',
    pin: DEMO_AGENT.pin,
    phone: DEMO_AGENT.phone,
    balance: 1_284_500,
    markup: 50,
    salesPerDay: 5,
  },
  AG0002: {
    name: 'Berkah Pulsa',
    owner: 'Siti Aminah',
    address: 'Jl. Kenanga No. 3, Cimahi',
    pin: '147025',
    phone: '081200000002',
    balance: 8_500,
    salesPerDay: 2,
  },
  AG0015: { status: 'suspended' },
  AG0016: { status: 'inactive' },
  RT0012: { status: 'deleted', balance: 0 },
};

const firstNames = 'Agus,Dewi,Rudi,Sri,Hendra,Yanti,Eko,Lestari,Bambang,Wati,Joko,Nur,Fajar,Rina,Dedi,Maya';
const lastNames =
  'Saputra,Wijaya,Pratama,Hidayat,Rahayu,Nugroho,Setiawan,Permata,Firmansyah,Handayani,Gunawan';
const shopFirst = 'Sumber,Cahaya,Mitra,Putra,Bintang,Sahabat,Anugerah,Mandiri,Barokah,Karya,Surya,Pelangi';
const shopLast = 'Cell,Pulsa,Ponsel,Reload,Mart,Phone,Net,Jaya';
const streets = 'Anggrek,Mawar,Cempaka,Merdeka,Diponegoro,Ahmad Yani,Sudirman,Veteran,Pahlawan,Gatot Subroto';
const cities = 'Bandung,Cimahi,Garut,Tasikmalaya,Sumedang,Surabaya,Sidoarjo,Semarang,Solo,Malang';
const phonePrefixes = ['0813', '0821', '0857', '0878', '0896', '0838'];

/** Forty members in a tree four deep: masters, dealers, agents, retail, and the owner's own account. */
export function createMembers(random: Random): MemberSeed[] {
  const code = (prefix: string, index: number) => `${prefix}${(index + 1).toString().padStart(4, '0')}`;
  const codes = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => code(prefix, i));
  const member = (tier: string, level: string, upline: string | null): MemberSeed => ({
    code: tier,
    name: `${random.pick(shopFirst.split(','))} ${random.pick(shopLast.split(','))}`,
    owner: `${random.pick(firstNames.split(','))} ${random.pick(lastNames.split(','))}`,
    address: `Jl. ${random.pick(streets.split(','))} No. ${random.int(1, 180)}, ${random.pick(cities.split(','))}`,
    pin: random.digits(6),
    level,
    upline,
    markup: upline === null ? 0 : random.pick([0, 25, 50, 50, 75, 100]),
    balance: openingOf(level, random),
    minimumBalance: level === 'MASTER' ? 50_000 : 0,
    phone: `${random.pick(phonePrefixes)}${random.digits(8)}`,
    status: 'active',
    salesPerDay: salesOf(level, random),
    ...fixed[tier],
  });
  return [
    member('OWNER', 'MASTER', null),
    ...codes('MD', 3).map((own) => member(own, 'MASTER', null)),
    ...codes('DL', 7).map((own, index) => member(own, 'DEALER', code('MD', index % 3))),
    // The demo agent and the second one share a dealer; the others are spread.
    ...codes('AG', 17).map((own, index) => member(own, 'AGEN', code('DL', index < 2 ? 0 : index % 7))),
    ...codes('RT', 12).map((own, index) =>
      member(own, 'RETAIL', code('AG', index < 4 ? 0 : (index % 6) + 2)),
    ),
  ];
}

function openingOf(level: string, random: Random): number {
  const step = 500;
  const range = { MASTER: [8_000, 30_000], DEALER: [2_000, 9_000], AGEN: [300, 4_000] }[level] ?? [60, 900];
  return random.int(range[0] ?? 0, range[1] ?? 0) * step;
}

function salesOf(level: string, random: Random): number {
  const base = { MASTER: 0.3, DEALER: 1.2, AGEN: 4.6 }[level] ?? 1.7;
  return base * (0.6 + random.next() * 0.8);
}
