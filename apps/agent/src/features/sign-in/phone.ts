/** What a person typed or pasted, brought to the form 08…; letters and signs are dropped. */
export function cleanPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (/^0062/.test(digits)) return `0${digits.slice(4).replace(/^0/, '')}`;
  // "+62 (0)812" keeps its zero when it is pasted from a business card.
  if (/^62\d{5,}/.test(digits)) return `0${digits.slice(2).replace(/^0/, '')}`;
  return /^8\d{2,}/.test(digits) ? `0${digits}` : digits;
}

/** What is wrong with a cleaned number, or null when it can be an Indonesian mobile number. */
export function phoneProblem(phone: string): 'phoneShort' | 'phoneLong' | 'phoneOdd' | null {
  if (phone.length >= 2 && !phone.startsWith('08')) return 'phoneOdd';
  if (phone.length < 10) return 'phoneShort';
  return phone.length > 14 ? 'phoneLong' : null;
}

/** The number in groups for the eye, as it is typed: "0812 3456 7890". */
export function groupPhone(phone: string): string {
  return phone.replace(/(\d{4})(?=\d)/g, '$1 ');
}
