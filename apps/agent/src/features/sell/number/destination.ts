import type { Operator } from '@hexaflate/contract/catalog';

/** Why a destination cannot be sent yet. */
export type DestinationProblem = 'empty' | 'tooShort' | 'tooLong' | 'wrongShape';

type Rules = Pick<Operator, 'minLength' | 'maxLength' | 'pattern'>;

/** Checks a destination against the operator's own rules; null when it may be sent. The server checks again. */
export function destinationProblem(destination: string, rules: Rules): DestinationProblem | null {
  if (destination === '') return 'empty';
  const shortest = Math.max(rules.minLength ?? 0, 3);
  if (destination.length < shortest) return 'tooShort';
  if (rules.maxLength !== null && destination.length > rules.maxLength) return 'tooLong';
  return fitsPattern(destination, rules.pattern) ? null : 'wrongShape';
}

/** True when the operator wants `account(server)`: its pattern holds a literal bracket. */
export function wantsServer(rules: Pick<Operator, 'pattern'>): boolean {
  return rules.pattern !== null && /\\\(|\[\(\]/.test(rules.pattern);
}

/** Joins account and server the way the operator's pattern wants them. */
export function composeGame(rules: Pick<Operator, 'pattern'>, account: string, server: string): string {
  const id = account.trim();
  if (!wantsServer(rules)) return id;
  return id && server.trim() ? `${id}(${server.trim()})` : '';
}

/** Splits `account(server)` again, for reuse of an earlier customer. */
export function splitGame(destination: string): { account: string; server: string } {
  const match = /^(.*?)\((.*)\)$/.exec(destination);
  return match ? { account: match[1] ?? '', server: match[2] ?? '' } : { account: destination, server: '' };
}

function fitsPattern(destination: string, pattern: string | null): boolean {
  if (!pattern) return true;
  try {
    return new RegExp(`^(?:${pattern})$`).test(destination);
  } catch {
    // A pattern that only Otomax's own engine can read must not stop a sale; Otomax checks it again.
    return true;
  }
}
