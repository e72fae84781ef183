/** Why a new PIN is refused. */
export type WeakPin =
  | 'length'
  | 'repeated'
  | 'run'
  | 'pattern'
  | 'common'
  | 'birthDate'
  | 'phone'
  | 'present';

/** What a thief who knows the person would try first. */
export interface KnownDigits {
  /** The person's own numbers, in any spelling. */
  phones: readonly string[];
  /** As yyyy-mm-dd. */
  birthDates: readonly string[];
  /** The PIN that the new one replaces, where it is at hand. */
  present?: string | undefined;
}

/** Chosen again and again wherever PINs have leaked; what the other rules catch is left out. */
const COMMON = new Set(
  '1004 1122 1313 1342 1357 2580 0852 2468 5683 6969 7410 159753 147258 147852 258369 258000 159357 789456 456123 135790 246810 520131 112233 121314 131313 142536 147147 696969 007007 741852 963852 852456 170845 010101'.split(
    ' ',
  ),
);

/**
 * Whether a new PIN is one that others would guess, and why; null when nothing speaks against it. `length` is how many
 * digits a PIN has on this installation.
 */
export function weaknessOf(pin: string, length: number, known: KnownDigits): WeakPin | null {
  if (!/^\d+$/.test(pin) || pin.length !== length) return 'length';
  if (pin === known.present) return 'present';
  if (new Set(pin).size === 1) return 'repeated';
  if (isRun(pin, 1) || isRun(pin, 9)) return 'run';
  if (hasPattern(pin)) return 'pattern';
  if (COMMON.has(pin)) return 'common';
  if (known.birthDates.some((date) => datesAsDigits(date).some((digits) => within(pin, digits))))
    return 'birthDate';
  if (known.phones.some((phone) => bareNumber(phone).includes(pin))) return 'phone';
  return null;
}

/** Every digit the one before plus `step`, 9 and 0 being neighbours: 123456, 890123, 654321. */
function isRun(pin: string, step: number): boolean {
  return [...pin].every((digit, at) => at === 0 || Number(digit) === (Number(pin[at - 1]) + step) % 10);
}

/** A short piece said over and over (1212, 123123), the same forwards and backwards (123321), or pairs (112233). */
function hasPattern(pin: string): boolean {
  for (let size = 2; size <= pin.length / 2; size += 1) {
    if (pin.length % size === 0 && pin === pin.slice(0, size).repeat(pin.length / size)) return true;
  }
  if (pin === [...pin].reverse().join('')) return true;
  const pairs = pin.match(/../g) ?? [];
  return pin.length > 4 && pin.length % 2 === 0 && pairs.every(([first, second]) => first === second);
}

/** The ways in which people type a date: 070890, 07081990, 900807, 19900807, 080790, 0708, 1990 and so on. */
function datesAsDigits(date: string): string[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === '') return [];
  const short = year.slice(2);
  return [
    `${day}${month}${year}`,
    `${month}${day}${year}`,
    `${year}${month}${day}`,
    `${year}${day}${month}`,
    `${day}${month}${short}`,
    `${month}${day}${short}`,
    `${short}${month}${day}`,
    `${short}${day}${month}`,
  ];
}

/** Whether a PIN is a piece of these digits, or they of it. */
function within(pin: string, digits: string): boolean {
  return digits.includes(pin) || pin.includes(digits);
}

/** A number without the country's code, so that every spelling is the same digits. */
function bareNumber(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.startsWith('62') ? `0${digits.slice(2)}` : digits;
}
