import { type ProductSeed, productText } from './products.ts';
import { itemProducts } from './products-items.ts';

const { thousands, pointsFor } = productText;

const wallets: readonly (readonly [operator: string, name: string, prefix: string, fee: number])[] = [
  ['DANA', 'DANA', 'DN', 85],
  ['OVO', 'OVO', 'OV', 650],
  ['GOPAY', 'GoPay', 'GP', 540],
  ['SPAY', 'ShopeePay', 'SP', 480],
  ['LINKAJA', 'LinkAja', 'LA', 620],
];
const walletFaces = [10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500] as const;

function walletProducts(): ProductSeed[] {
  return wallets.flatMap(([operator, name, prefix, fee]) => [
    ...walletFaces.map((face) => ({
      code: `${prefix}${face}`,
      name: `${name} ${thousands(face * 1000)}`,
      operator,
      cost: face * 1000 + fee,
      price: face * 1000 + fee + 150,
      nominal: face * 1000,
      note: 'Saldo tetap',
      points: pointsFor(face * 1000),
    })),
    {
      code: `${prefix}BEBAS`,
      name: `${name} bebas nominal`,
      operator,
      cost: fee,
      price: fee + 250,
      note: 'Ketik sendiri jumlahnya',
      points: 1,
      open: { min: 10_000, max: operator === 'LINKAJA' ? 1_000_000 : 2_000_000, step: 1_000 },
    },
  ]);
}

function cardProducts(): ProductSeed[] {
  const cards: readonly (readonly [operator: string, name: string, prefix: string])[] = [
    ['MTOLL', 'Mandiri e-Money', 'MT'],
    ['BRIZZI', 'Brizzi', 'BZ'],
    ['TAPCASH', 'TapCash', 'TC'],
  ];
  return cards.flatMap(([operator, name, prefix]) =>
    [20, 50, 100, 150, 200, 500].map((face) => ({
      code: `${prefix}${face}`,
      name: `${name} ${thousands(face * 1000)}`,
      operator,
      cost: face * 1000 + 700,
      price: face * 1000 + 950,
      nominal: face * 1000,
      note: 'Kartu e-toll',
      points: pointsFor(face * 1000),
    })),
  );
}

/** Bills: operator, code, name, what the supplier takes and what the agent pays on top of the bill (root level). */
const bills: readonly (readonly [
  operator: string,
  code: string,
  name: string,
  cost: number,
  price: number,
])[] = [
  ['PLNPOST', 'PLNPASCA', 'Tagihan listrik PLN', 1_250, 1_900],
  ['PLNPOST', 'PLNNON', 'PLN non-taglis', 1_300, 2_000],
  ['PDAM', 'PDAMBDG', 'PDAM Kota Bandung', 900, 1_600],
  ['PDAM', 'PDAMSBY', 'PDAM Surya Sembada Surabaya', 900, 1_600],
  ['PDAM', 'PDAMSMG', 'PDAM Tirta Moedal Semarang', 950, 1_650],
  ['PDAM', 'PDAMMLG', 'PDAM Tugu Tirta Malang', 950, 1_650],
  ['PDAM', 'PDAMJOG', 'PDAM Tirtamarta Yogyakarta', 1_000, 1_700],
  ['PDAM', 'PDAMSLO', 'PDAM Toya Wening Surakarta', 1_000, 1_700],
  ['PDAM', 'PDAMMKS', 'PDAM Kota Makassar', 1_000, 1_750],
  ['PDAM', 'PDAMPLB', 'PDAM Tirta Musi Palembang', 1_000, 1_750],
  ['PDAM', 'PDAMDPS', 'PDAM Kota Denpasar', 1_050, 1_800],
  ['PDAM', 'PDAMDPK', 'PDAM Tirta Asasta Depok', 950, 1_650],
  ['PDAM', 'PDAMBGR', 'PDAM Tirta Pakuan Bogor', 950, 1_650],
  ['PDAM', 'PDAMJKT', 'PAM Jaya Jakarta', 900, 1_600],
  ['BPJS', 'BPJSKES', 'BPJS Kesehatan keluarga', 1_100, 1_700],
  ['TELKOM', 'INDIHOME', 'IndiHome', 900, 1_500],
  ['TELKOM', 'TELPON', 'Telepon rumah', 900, 1_500],
  ['NETRUMAH', 'BIZNET', 'Biznet Home', 1_200, 2_000],
  ['NETRUMAH', 'FIRSTMED', 'First Media', 1_200, 2_000],
  ['NETRUMAH', 'MYREP', 'MyRepublic', 1_200, 2_000],
  ['NETRUMAH', 'ICONNET', 'PLN Iconnet', 1_150, 1_900],
  ['PASCA', 'HALO', 'Telkomsel Halo', 700, 1_250],
  ['PASCA', 'MATRIX', 'Indosat IM3 Platinum', 700, 1_250],
  ['PASCA', 'XLPRIO', 'XL Prioritas', 700, 1_250],
  ['PASCA', 'SMARTPOST', 'Smartfren Pascabayar', 750, 1_300],
  ['FINANCE', 'FIF', 'FIF Group', 3_200, 4_500],
  ['FINANCE', 'ADIRA', 'Adira Finance', 3_200, 4_500],
  ['FINANCE', 'BAF', 'BAF', 3_300, 4_600],
  ['FINANCE', 'WOM', 'WOM Finance', 3_300, 4_600],
  ['FINANCE', 'MAF', 'Mega Auto Finance', 3_300, 4_600],
  ['FINANCE', 'OTO', 'OTO Kredit Motor', 3_400, 4_700],
  ['PBB', 'PBBBDG', 'PBB Kota Bandung', 1_400, 2_200],
  ['PBB', 'PBBSBY', 'PBB Kota Surabaya', 1_400, 2_200],
];

function billProducts(): ProductSeed[] {
  return bills.map(([operator, code, name, cost, price]) => ({
    code,
    name,
    operator,
    cost,
    price,
    note: 'Harga di luar tagihan',
    points: 2,
    bill: true,
  }));
}

export const digitalProducts: readonly ProductSeed[] = [
  ...walletProducts(),
  ...cardProducts(),
  ...itemProducts,
  ...billProducts(),
];
