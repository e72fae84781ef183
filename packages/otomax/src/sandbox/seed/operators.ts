/** One operator of the seeded installation, in the words of the code. */
export interface OperatorSeed {
  code: string;
  name: string;
  category: string;
  prefixes?: string;
  pattern?: string;
  length?: readonly [min: number, max: number];
  /** Local times HH:MM between which it is closed each day. */
  cutoff?: readonly [from: string, to: string, note: string];
  disrupted?: boolean;
  /** Level codes that see it; all when absent. */
  levels?: string;
}

const TELKOMSEL = '0811,0812,0813,0821,0822,0823,0851,0852,0853';
const BYU = '085154,085155,085156,085157,085158,085159';
const INDOSAT = '0814,0815,0816,0855,0856,0857,0858';
const XL = '0817,0818,0819,0859,0877,0878';
const AXIS = '0831,0832,0833,0838';
const TRI = '0895,0896,0897,0898,0899';
const SMARTFREN = '0881,0882,0883,0884,0885,0886,0887,0888,0889';

const PHONE = '^08\\d{8,11}$';
const mobile = (code: string, name: string, category: string, prefixes: string): OperatorSeed => ({
  code,
  name,
  category,
  prefixes,
  pattern: PHONE,
  length: [10, 13],
});
const wallet = (code: string, name: string): OperatorSeed => ({
  code,
  name,
  category: 'ewallet',
  pattern: PHONE,
  length: [10, 13],
});
const number = (
  code: string,
  name: string,
  category: string,
  min: number,
  max: number,
  more: Partial<OperatorSeed> = {},
): OperatorSeed => ({
  code,
  name,
  category,
  pattern: `^\\d{${min},${max}}$`,
  length: [min, max],
  ...more,
});

/** The longest matching prefix wins: by.U's numbers stand inside Telkomsel's 0851. */
export const operators: readonly OperatorSeed[] = [
  mobile('TSEL', 'Telkomsel', 'pulsa', TELKOMSEL),
  mobile('ISAT', 'Indosat Ooredoo', 'pulsa', INDOSAT),
  mobile('XL', 'XL Axiata', 'pulsa', XL),
  mobile('AXIS', 'Axis', 'pulsa', AXIS),
  mobile('TRI', 'Tri', 'pulsa', TRI),
  mobile('SMART', 'Smartfren', 'pulsa', SMARTFREN),
  mobile('BYU', 'by.U', 'pulsa', BYU),
  mobile('TSELD', 'Telkomsel Data', 'data', TELKOMSEL),
  mobile('ISATD', 'Indosat Freedom Internet', 'data', INDOSAT),
  mobile('XLD', 'XL Xtra Combo', 'data', XL),
  mobile('AXISD', 'Axis Bronet', 'data', AXIS),
  mobile('TRID', 'Tri Happy', 'data', TRI),
  mobile('SMARTD', 'Smartfren Kuota', 'data', SMARTFREN),
  mobile('BYUD', 'by.U Data', 'data', BYU),
  mobile('TSELT', 'Telkomsel Telepon & SMS', 'call-sms', TELKOMSEL),
  mobile('ISATT', 'Indosat Telepon & SMS', 'call-sms', INDOSAT),
  mobile('XLT', 'XL Telepon', 'call-sms', XL),
  mobile('TRIT', 'Tri Telepon', 'call-sms', TRI),
  number('PLN', 'PLN Token', 'pln-token', 11, 12),
  number('PLNPOST', 'PLN Pascabayar', 'pln-postpaid', 11, 13),
  wallet('DANA', 'DANA'),
  wallet('OVO', 'OVO'),
  wallet('GOPAY', 'GoPay'),
  wallet('SPAY', 'ShopeePay'),
  wallet('LINKAJA', 'LinkAja'),
  number('MTOLL', 'Mandiri e-Money', 'emoney', 16, 16),
  number('BRIZZI', 'BRI Brizzi', 'emoney', 16, 16),
  number('TAPCASH', 'BNI TapCash', 'emoney', 16, 16, { disrupted: true }),
  {
    code: 'ML',
    name: 'Mobile Legends',
    category: 'games',
    pattern: '^\\d{5,12}\\(\\d{3,5}\\)$',
    length: [10, 19],
  },
  number('FF', 'Free Fire', 'games', 6, 12),
  number('PUBGM', 'PUBG Mobile', 'games', 7, 12),
  number('GENSHIN', 'Genshin Impact', 'games', 9, 10),
  number('CODM', 'Call of Duty Mobile', 'games', 6, 20),
  number('HOK', 'Honor of Kings', 'games', 8, 20),
  mobile('GPLAY', 'Google Play', 'vouchers', ''),
  mobile('STEAM', 'Steam Wallet', 'vouchers', ''),
  mobile('ROBLOX', 'Roblox', 'vouchers', ''),
  mobile('UNIPIN', 'UniPin', 'vouchers', ''),
  mobile('VIDIO', 'Vidio', 'vouchers', ''),
  number('KVISION', 'K-Vision', 'tv', 10, 12),
  number('NEXPAR', 'Nex Parabola', 'tv', 10, 12),
  number('PDAM', 'PDAM', 'pdam', 6, 15),
  number('BPJS', 'BPJS Kesehatan', 'bpjs', 13, 16),
  number('TELKOM', 'Telkom & IndiHome', 'internet', 9, 13),
  number('NETRUMAH', 'Internet Rumah', 'internet', 6, 15),
  mobile('PASCA', 'Pascabayar Seluler', 'telco-postpaid', ''),
  number('FINANCE', 'Angsuran Kredit', 'multifinance', 8, 16, {
    cutoff: ['23:30', '00:30', 'Cut off angsuran setiap hari pukul 23.30 sampai 00.30 WIB'],
  }),
  number('PBB', 'Pajak Bumi & Bangunan', 'tax', 18, 18, { levels: 'MASTER,DEALER,AGEN' }),
];
