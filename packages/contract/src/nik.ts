/** Kemendagri's codes of provinces: the first two digits of a NIK. Those of Papua since its division in 2022. */
const PROVINCES: Readonly<Record<string, string>> = {
  '11': 'Aceh',
  '12': 'Sumatera Utara',
  '13': 'Sumatera Barat',
  '14': 'Riau',
  '15': 'Jambi',
  '16': 'Sumatera Selatan',
  '17': 'Bengkulu',
  '18': 'Lampung',
  '19': 'Kepulauan Bangka Belitung',
  '21': 'Kepulauan Riau',
  '31': 'DKI Jakarta',
  '32': 'Jawa Barat',
  '33': 'Jawa Tengah',
  '34': 'DI Yogyakarta',
  '35': 'Jawa Timur',
  '36': 'Banten',
  '51': 'Bali',
  '52': 'Nusa Tenggara Barat',
  '53': 'Nusa Tenggara Timur',
  '61': 'Kalimantan Barat',
  '62': 'Kalimantan Tengah',
  '63': 'Kalimantan Selatan',
  '64': 'Kalimantan Timur',
  '65': 'Kalimantan Utara',
  '71': 'Sulawesi Utara',
  '72': 'Sulawesi Tengah',
  '73': 'Sulawesi Selatan',
  '74': 'Sulawesi Tenggara',
  '75': 'Gorontalo',
  '76': 'Sulawesi Barat',
  '81': 'Maluku',
  '82': 'Maluku Utara',
  '91': 'Papua',
  '92': 'Papua Barat',
  '93': 'Papua Selatan',
  '94': 'Papua Tengah',
  '95': 'Papua Pegunungan',
  '96': 'Papua Barat Daya',
};

/** Whoever has a KTP is 17, or married; so of two centuries the later one in which he is. */
const YOUNGEST_YEARS = 17;
/** What is added to the day of birth of women. */
const WOMAN = 40;

export interface NikRead {
  /** What in it is not as it should be; empty for one of good form. */
  flaws: ('length' | 'region' | 'date' | 'serial' | 'birthDateDiffers')[];
  province: string | null;
  sex: 'male' | 'female' | null;
  /** ISO date; null when the digits hold none. */
  birthDate: string | null;
}

/**
 * Reads a NIK: province, regency and district (two digits each), day of birth with 40 added for women, month, year
 * (two digits each), and a serial number from 0001 on. `today` and `birthDate` (as given beside it) are ISO dates. Its
 * form alone says nothing about whether the person exists.
 */
export function readNik(nik: string, { today, birthDate }: { today: string; birthDate?: string }): NikRead {
  const digits = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{4})$/.exec(nik);
  if (!digits) return { flaws: ['length'], province: null, sex: null, birthDate: null };
  const [, province = '', regency, district, day = '', month = '', year = '', serial] = digits;
  const known = Object.hasOwn(PROVINCES, province) ? (PROVINCES[province] ?? null) : null;
  const woman = Number(day) > WOMAN;
  const born = dateOf(woman ? Number(day) - WOMAN : Number(day), month, year, today);
  const flaws: NikRead['flaws'] = [];
  if (known === null || regency === '00' || district === '00') flaws.push('region');
  if (born === null) flaws.push('date');
  if (serial === '0000') flaws.push('serial');
  // The century is our guess, so it is not held against anybody.
  if (born !== null && birthDate !== undefined && born.slice(2) !== birthDate.slice(2))
    flaws.push('birthDateDiffers');
  return {
    flaws,
    province: known,
    sex: born === null ? null : woman ? 'female' : 'male',
    birthDate: born,
  };
}

function dateOf(day: number, month: string, year: string, today: string): string | null {
  const latest = `${Number(today.slice(0, 4)) - YOUNGEST_YEARS}${today.slice(4)}`;
  const written = (century: string) => `${century}${year}-${month}-${String(day).padStart(2, '0')}`;
  const date = [written('20'), written('19')].find((one) => one <= latest && isDate(one));
  return date ?? null;
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
