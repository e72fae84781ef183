import { billText } from '../../bill.ts';
import type { Random } from './random.ts';

const names =
  'BUDI SANTOSO,SITI AMINAH,AHMAD FAUZI,DEWI LESTARI,RUDI HARTONO,SRI WAHYUNI,JOKO SUSILO,NURHAYATI,EKO PRASETYO,RINA MARLINA,DEDI KURNIAWAN,YULI ASTUTI';
const players =
  'RRQxBudi,SangLegenda,NightOwl77,AyamGeprek,RajaTower,xKirana,DewaRank,SultanTopup,MiniMint,BangJago';

export function customerName(random: Random): string {
  return random.pick(names.split(','));
}

/** The serial that a supplier of this category answers with for a sale that succeeded. */
export function serialFor(category: string, random: Random): string {
  switch (category) {
    case 'pln-token': {
      const token = Array.from({ length: 5 }, () => random.digits(4)).join('-');
      return `${token}/${customerName(random)}/R1/${random.pick([900, 1300, 2200])}VA/${random.int(10, 68)},${random.int(1, 9)}KWH`;
    }
    case 'ewallet':
      return `${customerName(random)}/${random.digits(14)}`;
    case 'games':
      return `${random.pick(players.split(','))}/${random.digits(10)}`;
    case 'vouchers':
      return `${random.digits(4)}-${random.digits(4)}-${random.digits(4)}-${random.digits(4)}`;
    default:
      return `0${random.digits(15)}`;
  }
}

/** The bill text of a customer who owes this many rupiah. */
export function serialOfBill(category: string, amount: number, period: string, random: Random): string {
  const details = [
    ...(category === 'pln-postpaid'
      ? [{ label: 'TARIFDAYA', value: `R1/${random.pick([900, 1300, 2200])}` }]
      : []),
    { label: 'JMLBLN', value: '1' },
    { label: 'PERIODE', value: period },
    { label: 'RP', value: String(amount - 2_500) },
    { label: 'DENDA', value: '0' },
    { label: 'ADMIN', value: '2500' },
    { label: 'TOTALTAG', value: String(amount) },
  ];
  return billText(customerName(random), details);
}
