import type { CatalogOperator } from '@hexaflate/otomax';
import { AppError } from '../http/app-error.ts';

type Rules = Pick<CatalogOperator, 'prefixes' | 'pattern' | 'minLength' | 'maxLength'>;

/** A destination without the spaces, dots and dashes that people type; numbers with a prefix in 08… form. */
export function cleanDestination(text: string, operator: Rules): string {
  const bare = withoutSeparators(text);
  if (operator.prefixes.length === 0) return bare;
  return bare.replace(/^(\+62|62)(?=8)/, '0');
}

/** What people type to make a number readable, taken out. */
export function withoutSeparators(text: string): string {
  return text.replace(/[\s.-]/g, '');
}

/** Throws order.destinationInvalid when an operator's prefixes, lengths or pattern do not fit. */
export function refuseWrongDestination(destination: string, operator: Rules): void {
  const { prefixes, pattern, minLength, maxLength } = operator;
  const fits =
    /^[\w@.()+-]+$/.test(destination) &&
    (prefixes.length === 0 || prefixes.some((prefix) => destination.startsWith(prefix))) &&
    (minLength === null || destination.length >= minLength) &&
    (maxLength === null || destination.length <= maxLength) &&
    (pattern === null || matchesWhole(pattern, destination));
  if (!fits) throw new AppError('order.destinationInvalid', { prefixes, minLength, maxLength });
}

/** A pattern that this engine cannot read refuses nothing: Otomax checks the destination itself as well. */
function matchesWhole(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return true;
  }
}
