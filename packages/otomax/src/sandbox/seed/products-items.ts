import { type ProductSeed, productText } from './products.ts';

const { pointsFor } = productText;

type Items = readonly (readonly [label: string, cost: number])[];

/** Games and vouchers: operator, name on the list, code prefix, what is sold. */
const items: readonly (readonly [operator: string, name: string, prefix: string, items: Items])[] = [
  [
    'ML',
    'Mobile Legends',
    'ML',
    [
      ['5 Diamond', 1_420],
      ['12 Diamond', 3_310],
      ['28 Diamond', 7_580],
      ['44 Diamond', 11_420],
      ['59 Diamond', 15_190],
      ['86 Diamond', 21_850],
      ['170 Diamond', 43_300],
      ['240 Diamond', 61_150],
      ['296 Diamond', 74_600],
      ['408 Diamond', 101_900],
      ['568 Diamond', 140_300],
      ['875 Diamond', 213_800],
      ['Weekly Diamond Pass', 27_450],
      ['Twilight Pass', 142_200],
    ],
  ],
  [
    'FF',
    'Free Fire',
    'FF',
    [
      ['5 Diamond', 870],
      ['12 Diamond', 1_730],
      ['50 Diamond', 6_720],
      ['70 Diamond', 9_060],
      ['140 Diamond', 18_050],
      ['210 Diamond', 27_100],
      ['355 Diamond', 45_100],
      ['720 Diamond', 90_150],
      ['1450 Diamond', 180_300],
      ['Member Mingguan', 28_150],
      ['Member Bulanan', 84_300],
    ],
  ],
  [
    'PUBGM',
    'PUBG Mobile',
    'PB',
    [
      ['60 UC', 14_150],
      ['325 UC', 70_300],
      ['660 UC', 140_500],
      ['985 UC', 210_800],
      ['1800 UC', 351_000],
      ['3850 UC', 702_000],
      ['8100 UC', 1_403_000],
    ],
  ],
  [
    'GENSHIN',
    'Genshin Impact',
    'GI',
    [
      ['60 Genesis Crystal', 13_150],
      ['330 Genesis Crystal', 65_200],
      ['1090 Genesis Crystal', 204_500],
      ['2240 Genesis Crystal', 413_000],
      ['3880 Genesis Crystal', 689_000],
      ['Blessing of the Welkin Moon', 65_400],
    ],
  ],
  [
    'CODM',
    'CODM',
    'CD',
    [
      ['31 CP', 4_600],
      ['63 CP', 9_150],
      ['128 CP', 18_250],
      ['321 CP', 45_500],
      ['645 CP', 90_900],
      ['1373 CP', 181_700],
    ],
  ],
  [
    'HOK',
    'Honor of Kings',
    'HK',
    [
      ['16 Token', 3_100],
      ['80 Token', 14_350],
      ['240 Token', 42_900],
      ['400 Token', 71_500],
      ['560 Token', 100_200],
      ['Weekly Card', 14_600],
    ],
  ],
  [
    'GPLAY',
    'Google Play',
    'GY',
    [
      ['5.000', 5_450],
      ['20.000', 20_600],
      ['50.000', 50_400],
      ['100.000', 99_800],
      ['150.000', 149_600],
      ['300.000', 298_900],
    ],
  ],
  [
    'STEAM',
    'Steam Wallet',
    'SW',
    [
      ['12.000', 14_250],
      ['45.000', 50_900],
      ['60.000', 67_400],
      ['90.000', 100_300],
      ['120.000', 133_800],
      ['250.000', 277_500],
    ],
  ],
  [
    'ROBLOX',
    'Roblox',
    'RB',
    [
      ['80 Robux', 15_900],
      ['400 Robux', 74_500],
      ['800 Robux', 148_800],
      ['1700 Robux', 297_200],
    ],
  ],
  [
    'UNIPIN',
    'UniPin',
    'UP',
    [
      ['10.000', 9_750],
      ['20.000', 19_400],
      ['50.000', 48_300],
      ['100.000', 96_500],
      ['300.000', 289_400],
    ],
  ],
  [
    'VIDIO',
    'Vidio',
    'VD',
    [
      ['Platinum 30 hari', 29_600],
      ['Platinum 1 tahun', 229_000],
      ['Ultimate 30 hari', 79_300],
    ],
  ],
  [
    'KVISION',
    'K-Vision',
    'KV',
    [
      ['Cling 30 hari', 49_300],
      ['Bromo 30 hari', 24_900],
      ['Liga 30 hari', 99_100],
    ],
  ],
  [
    'NEXPAR',
    'Nex Parabola',
    'NX',
    [
      ['Starter 30 hari', 34_400],
      ['Premier League 30 hari', 89_200],
      ['Lengkap 30 hari', 139_700],
    ],
  ],
];

/** Games, vouchers and television. */
export const itemProducts: readonly ProductSeed[] = items.flatMap(([operator, name, prefix, list]) =>
  list.map(([label, cost], index) => ({
    code: `${prefix}${index + 1}`,
    name: `${name} ${label}`,
    operator,
    cost,
    price: cost + Math.max(150, Math.round((cost * 0.012) / 50) * 50),
    points: pointsFor(cost),
    disrupted: operator === 'HOK' && index === 5,
  })),
);
