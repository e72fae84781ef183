import { OPEN_AMOUNT_FORMULA } from '../../open-amount.ts';

/** One product of the seeded installation; prices in whole rupiah. */
export interface ProductSeed {
  code: string;
  name: string;
  operator: string;
  cost: number;
  /** `harga_jual`; for bills what the agent pays on top of the bill. */
  price: number;
  nominal?: number;
  note?: string;
  points?: number;
  bill?: boolean;
  open?: { min: number; max: number; step: number };
  wantsBuyerPhone?: boolean;
  disrupted?: boolean;
  outOfStock?: boolean;
  inactive?: boolean;
}

/** Columns of `produk` that make a product an open denomination. */
export function openColumns(product: ProductSeed): {
  rumus_harga: string | null;
  qty: string | null;
  unit: number | null;
} {
  if (!product.open) return { rumus_harga: null, qty: null, unit: null };
  const { min, max, step } = product.open;
  return { rumus_harga: OPEN_AMOUNT_FORMULA, qty: `${min}-${max}`, unit: step };
}

const thousands = (amount: number) => amount.toString().replace(/\B(?=(\d{3})+$)/g, '.');
const pointsFor = (price: number) => Math.max(1, Math.round(price / 25_000));

/** Airtime: operator, code prefix, what 1.000 of face value costs above or below, and the fixed part. */
const airtime: readonly (readonly [
  operator: string,
  name: string,
  prefix: string,
  rate: number,
  fixed: number,
])[] = [
  ['TSEL', 'Telkomsel', 'S', 0.985, 310],
  ['ISAT', 'Indosat', 'I', 0.972, 720],
  ['XL', 'XL', 'X', 0.983, 540],
  ['AXIS', 'Axis', 'AX', 0.981, 560],
  ['TRI', 'Tri', 'T', 0.974, 410],
  ['SMART', 'Smartfren', 'SM', 0.973, 350],
  ['BYU', 'by.U', 'BY', 0.986, 330],
];
const faceValues = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200] as const;

function airtimeProducts(): ProductSeed[] {
  return airtime.flatMap(([operator, name, prefix, rate, fixed]) =>
    faceValues.map((face) => {
      const cost = Math.round((face * 1000 * rate + fixed) / 5) * 5;
      return {
        code: `${prefix}${face}`,
        name: `${name} ${thousands(face * 1000)}`,
        operator,
        cost,
        price: cost + (face < 50 ? 75 : 150),
        nominal: face * 1000,
        note: 'Pulsa reguler',
        points: pointsFor(cost),
      };
    }),
  );
}

/** Data packages: gigabytes, days, cost. */
const dataPackages: readonly (readonly [gigabytes: number, days: number, cost: number])[] = [
  [1, 1, 4_350],
  [1, 7, 9_150],
  [2, 3, 9_900],
  [3, 7, 14_600],
  [3, 30, 24_300],
  [5, 7, 19_400],
  [6, 30, 35_200],
  [9, 14, 34_100],
  [10, 30, 48_900],
  [15, 30, 62_300],
  [20, 30, 76_500],
  [30, 30, 94_800],
  [50, 30, 121_400],
  [100, 30, 186_900],
];
const dataOperators: readonly (readonly [operator: string, name: string, prefix: string, factor: number])[] =
  [
    ['TSELD', 'Telkomsel', 'SD', 1.16],
    ['ISATD', 'Freedom Internet', 'ID', 0.97],
    ['XLD', 'Xtra Combo Flex', 'XD', 1.02],
    ['AXISD', 'Bronet', 'AD', 0.91],
    ['TRID', 'Happy', 'TD', 0.88],
    ['SMARTD', 'Smartfren', 'MD', 0.86],
    ['BYUD', 'by.U', 'BD', 1.05],
  ];

function dataProducts(): ProductSeed[] {
  return dataOperators.flatMap(([operator, name, prefix, factor]) =>
    dataPackages.map(([gigabytes, days, base], index) => {
      const cost = Math.round((base * factor) / 25) * 25;
      return {
        code: `${prefix}${index + 1}`,
        name: `${name} ${gigabytes} GB / ${days} hari`,
        operator,
        cost,
        price: cost + 250,
        note: days <= 3 ? 'Harian' : days <= 14 ? 'Mingguan' : 'Bulanan',
        points: pointsFor(cost),
        disrupted: operator === 'AXISD' && index === 6,
        outOfStock: operator === 'TRID' && index === 12,
        inactive: operator === 'SMARTD' && index === 13,
      };
    }),
  );
}

const callPackages: readonly (readonly [label: string, cost: number])[] = [
  ['Nelpon sesama 60 menit / 1 hari', 2_300],
  ['Nelpon sesama 300 menit / 3 hari', 6_150],
  ['Nelpon sesama 600 menit / 7 hari', 11_800],
  ['Nelpon semua operator 100 menit / 30 hari', 24_600],
  ['SMS 500 / 7 hari', 4_900],
  ['SMS 2.000 / 30 hari', 15_200],
];
const callOperators: readonly (readonly [operator: string, name: string, prefix: string])[] = [
  ['TSELT', 'Telkomsel', 'ST'],
  ['ISATT', 'Indosat', 'IT'],
  ['XLT', 'XL', 'XT'],
  ['TRIT', 'Tri', 'TT'],
];

function callProducts(): ProductSeed[] {
  return callOperators.flatMap(([operator, name, prefix], row) =>
    callPackages.map(([label, base], index) => ({
      code: `${prefix}${index + 1}`,
      name: `${name} ${label}`,
      operator,
      cost: base + row * 150,
      price: base + row * 150 + 200,
      note: label.startsWith('SMS') ? 'SMS' : 'Telepon',
      points: 1,
    })),
  );
}

function tokenProducts(): ProductSeed[] {
  const token = (prefix: string, face: number, wantsBuyerPhone: boolean): ProductSeed => ({
    code: `${prefix}${face}`,
    name: `Token PLN ${thousands(face * 1000)}${wantsBuyerPhone ? ' + SMS pembeli' : ''}`,
    operator: 'PLN',
    cost: face * 1000 + (wantsBuyerPhone ? 190 : 15),
    price: face * 1000 + (wantsBuyerPhone ? 420 : 190),
    nominal: face * 1000,
    note: wantsBuyerPhone ? 'Token dikirim ke nomor pembeli' : 'Token listrik prabayar',
    points: pointsFor(face * 1000),
    wantsBuyerPhone,
  });
  return [
    ...[20, 50, 100, 200, 500, 1000].map((face) => token('PLN', face, false)),
    ...[20, 50, 100].map((face) => token('PLNS', face, true)),
  ];
}

export const prepaidProducts: readonly ProductSeed[] = [
  ...airtimeProducts(),
  ...dataProducts(),
  ...callProducts(),
  ...tokenProducts(),
];

/** Shared by the other product lists. */
export const productText = { thousands, pointsFor };
