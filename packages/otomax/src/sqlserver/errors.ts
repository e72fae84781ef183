import { PoolTimeoutError } from './pool.ts';

/** Codes of the library: nothing is known about what the statement did. */
const unreachable: ReadonlySet<string> = new Set([
  'ESOCKET',
  'ETIMEOUT',
  'ECLOSE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECANCEL',
  'EINVALIDSTATE',
  'EINSTLOOKUP',
  'ELOGIN',
  'EENCRYPT',
]);

const DEADLOCK_VICTIM = 1205;
const LOCK_TIMEOUT = 1222;
const DUPLICATE_KEY: ReadonlySet<number> = new Set([2601, 2627]);
/** The server is going down, starting up, or ended the session. */
const goingDown: ReadonlySet<number> = new Set([
  596, 921, 922, 927, 3960, 4060, 6005, 17_142, 18_456, 40_613,
]);

/** Nobody knows whether the statement was carried out, or Otomax cannot answer at all. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof PoolTimeoutError) return true;
  const { code, number } = factsOf(error);
  return (
    (code !== undefined && unreachable.has(code)) ||
    (number !== undefined && (number === DEADLOCK_VICTIM || number === LOCK_TIMEOUT || goingDown.has(number)))
  );
}

/**
 * Worth doing the whole transaction again: it was rolled back for another's sake, somebody else wrote the same key
 * first, or the connection broke, and the first thing that it does is look for what it may have written.
 */
export function isWorthRepeating(error: unknown): boolean {
  const { code, number } = factsOf(error);
  if (number === DEADLOCK_VICTIM || (number !== undefined && DUPLICATE_KEY.has(number))) return true;
  return code === 'ESOCKET' || code === 'ECLOSE' || code === 'ECONNRESET';
}

/** The server understood and said no, such as to a column that is gone. The statement did nothing. */
export function isRefusal(error: unknown): boolean {
  return factsOf(error).number !== undefined && !isUnavailable(error) && !isWorthRepeating(error);
}

function factsOf(error: unknown): { code?: string; number?: number } {
  if (!(error instanceof Error)) return {};
  const code: unknown = Reflect.get(error, 'code');
  const number: unknown = Reflect.get(error, 'number');
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof number === 'number' ? { number } : {}),
  };
}
