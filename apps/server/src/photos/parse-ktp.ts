import { readNik } from '@hexaflate/contract/nik';
import type { KtpText } from './jobs.ts';

/** Letters that stand for digits when a machine reads a number. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  L: '1',
  Z: '2',
  z: '2',
  b: '6',
  S: '5',
  s: '5',
  G: '6',
  B: '8',
  '?': '7',
};

/** Nobody who has a KTP was born before. */
const OLDEST_YEAR = 1900;

/**
 * Picks NIK, name and date of birth out of what was read off a KTP, line by line. A date that cannot be made out is
 * taken from the NIK, which holds it too. `today` is an ISO date.
 */
export function parseKtp(text: string, today: string): KtpText {
  const lines = text.split('\n').map((line) => line.trim());
  const nik = findNik(lines);
  const birthDate = findBirthDate(lines, today) ?? (nik && readNik(nik, { today }).birthDate);
  return { nik, name: findName(lines), birthDate };
}

function findNik(lines: readonly string[]): string | null {
  // The labelled line first: other long numbers stand on a card too.
  const labelled = lines
    .filter((line) => /^\W*N[I1l|]K/i.test(line))
    .map((line) => line.replace(/^\W*N.K/i, ''));
  for (const line of [...labelled, ...lines]) {
    const digits = [...line]
      .filter((sign) => !/[\s:;.,=_-]/.test(sign))
      .map((sign) => LOOKALIKES[sign] ?? sign)
      .join('');
    const found = /(?<!\d)\d{16}(?!\d)/.exec(digits)?.[0];
    if (found) return found;
  }
  return null;
}

function findName(lines: readonly string[]): string | null {
  for (const line of lines) {
    const [, said = ''] = /^\W*Nama\b[\s:;.=-]*(.+)$/i.exec(line) ?? [];
    const name = said.replace(/[^\p{L}.,' -]/gu, '').trim();
    if (name.length >= 2) return name.toUpperCase();
  }
  return null;
}

function findBirthDate(lines: readonly string[], today: string): string | null {
  const ordered = [...lines.filter((line) => /lahir/i.test(line)), ...lines];
  for (const line of ordered) {
    const [, day, month, year] = /(\d{2})\s*[-./]\s*(\d{2})\s*[-./]\s*(\d{4})/.exec(line) ?? [];
    if (day === undefined) continue;
    const date = `${year}-${month}-${day}`;
    const at = new Date(`${date}T00:00:00Z`);
    const isDate = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
    if (isDate && Number(year) >= OLDEST_YEAR && date <= today) return date;
  }
  return null;
}
