import { billText } from '../../bill.ts';
import { toLocalText } from '../../local-time.ts';
import { digits, fraction, pick } from './random.ts';

/** Everything that simulated suppliers know about the people behind numbers follows from the number alone. */
const WORLD = 2_011;

const GIVEN =
  'AGUS BUDI SITI DEWI RINA WAYAN MADE JOKO SRI EKO ANDI NUR DIAN RUDI YUNI HENDRA LESTARI FAJAR RATNA TONO'.split(
    ' ',
  );
const FAMILY =
  'SANTOSO WIJAYA SAPUTRA HIDAYAT PRATAMA SUSANTI NUGROHO SETIAWAN SIREGAR KUSUMA RAHMAWATI HARTONO LUBIS PERMATA GUNAWAN'.split(
    ' ',
  );
const NICKS = 'Kaito Rizz Senja Bang Mamba Lala Dewa Xeno Raka Nyx Garuda Mochi'.split(' ');
const TARIFFS = ['R1/900', 'R1/1300', 'R1/2200', 'R1M/900', 'R2/3500'] as const;

/** The name behind a meter, customer number or wallet. */
export function customerName(destination: string): string {
  return `${pick(GIVEN, fraction(WORLD, destination, 'given'))} ${pick(FAMILY, fraction(WORLD, destination, 'family'))}`;
}

/** What a player is called. */
export function playerNick(destination: string): string {
  const nick = pick(NICKS, fraction(WORLD, destination, 'nick'));
  return `${nick}${Math.floor(fraction(WORLD, destination, 'number') * 1000)}`;
}

/** Tariff and power of a meter, such as "R1/1300". */
export function meterTariff(destination: string): string {
  return pick(TARIFFS, fraction(WORLD, destination, 'tariff'));
}

export interface CustomerBill {
  /** What the customer owes, fees of the biller included, in whole rupiah; 0 for a prepaid meter. */
  rupiah: number;
  /** The supplier's text, as section 4.4 shows it for PLN. */
  text: string;
}

/** Rupiah that bills of a category usually come to. */
const USUAL: Record<string, readonly [min: number, max: number, fee: number]> = {
  'pln-postpaid': [65_000, 780_000, 2_500],
  pdam: [38_000, 240_000, 2_500],
  bpjs: [35_000, 600_000, 2_500],
  internet: [175_000, 520_000, 2_500],
  'telco-postpaid': [55_000, 390_000, 0],
  multifinance: [450_000, 1_850_000, 5_000],
  tax: [48_000, 920_000, 3_500],
};

/** What a customer owes a biller this month. The same number asked twice in a month gives the same bill. */
export function customerBill(
  category: string,
  productCode: string,
  destination: string,
  at: Date,
): CustomerBill {
  const name = customerName(destination);
  if (category === 'pln-token') {
    const details = [
      { label: 'TARIFDAYA', value: meterTariff(destination) },
      { label: 'METER', value: destination },
    ];
    return { rupiah: 0, text: billText(name, details) };
  }
  const period = toLocalText(at).slice(0, 7).replace('-', '');
  const random = (what: string) => fraction(WORLD, productCode.toUpperCase(), destination, period, what);
  const [min, max, fee] = USUAL[category] ?? [50_000, 500_000, 2_500];
  const owed = Math.round(min + (max - min) * random('amount') ** 2);
  const penalty = random('late') < 0.15 ? Math.round(owed * 0.03) : 0;
  const rupiah = owed + penalty + fee;
  const details = [
    ...ownDetails(category, destination, random),
    { label: 'PERIODE', value: period },
    { label: 'RP', value: String(owed) },
    { label: 'DENDA', value: String(penalty) },
    { label: 'ADMIN', value: String(fee) },
    { label: 'TOTALTAG', value: String(rupiah) },
  ];
  return { rupiah, text: billText(name, details) };
}

function ownDetails(category: string, destination: string, random: (what: string) => number) {
  const whole = (what: string, from: number, to: number) =>
    String(Math.floor(from + random(what) * (to - from + 1)));
  switch (category) {
    case 'pln-postpaid':
      return [
        { label: 'TARIFDAYA', value: meterTariff(destination) },
        { label: 'JMLBLN', value: '1' },
        {
          label: 'STAND',
          value: `${digits(8, WORLD, destination, 'stand')}-${digits(8, WORLD, destination, 'end')}`,
        },
      ];
    case 'pdam':
      return [{ label: 'PEMAKAIAN', value: `${whole('usage', 4, 38)} m3` }];
    case 'bpjs':
      return [{ label: 'PESERTA', value: `${whole('members', 1, 5)} orang` }];
    case 'multifinance':
      return [{ label: 'ANGSURAN KE', value: whole('instalment', 2, 35) }];
    case 'tax':
      return [{ label: 'LUAS TANAH', value: `${whole('area', 60, 320)} m2` }];
    default:
      return [];
  }
}
