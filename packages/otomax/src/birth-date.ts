/** Digits 7 to 12 of an Indonesian identity number: the day (+40 for women), month and year of birth. */
const NIK = /^\d{6}(\d{2})(\d{2})(\d{2})\d{4}$/;

/** The date of birth, as yyyy-mm-dd, that an identity number (NIK) tells; null when it is none. */
export function birthDateOf(identityNumber: string, now: Date): string | null {
  const match = NIK.exec(identityNumber.replace(/\D/g, ''));
  if (!match) return null;
  const [day, month, year] = match.slice(1).map(Number);
  if (day === undefined || month === undefined || year === undefined) return null;
  const born = 2000 + year > now.getUTCFullYear() ? 1900 + year : 2000 + year;
  const text = `${born}-${two(month)}-${two(day > 40 ? day - 40 : day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
