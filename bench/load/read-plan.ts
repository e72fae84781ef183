/** What one burst of reads consists of. It always goes to this machine, whatever happens. */
export interface ReadPlan {
  port: number;
  /** Bearer tokens, taken in turn, so that no session meets its rate limit. */
  tokens: readonly string[];
  /** Paths, taken in turn by every connection. */
  paths: readonly string[];
  connections: number;
  seconds: number;
  /** Each token asks from an address of its own, as behind a proxy that the server trusts. */
  addresses?: boolean;
}

/** As browsers and phones send it. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br, zstd';

/** The address of the n-th device, in a network that is kept for measurements. */
export function addressOf(index: number): string {
  return `198.${18 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;
}

export interface ReadResult {
  requestsPerSecond: number;
  /** Milliseconds from sending a request to its last byte. */
  p50Ms: number;
  p99Ms: number;
  requests: number;
}

const MOST_CONNECTIONS = 200;
const MOST_SECONDS = 30;
/** Requests of one burst, over all connections. */
export const MOST_REQUESTS = 1_000_000;

/** Throws RangeError for a plan that is empty or heavier than a measurement needs. */
export function checkPlan(plan: ReadPlan): void {
  requireWithin('port', plan.port, 1, 65_535);
  requireWithin('connections', plan.connections, 1, MOST_CONNECTIONS);
  if (!(plan.seconds > 0 && plan.seconds <= MOST_SECONDS))
    throw new RangeError(`seconds must be above 0 and at most ${MOST_SECONDS}`);
  if (plan.tokens.length === 0 || plan.paths.length === 0)
    throw new RangeError('A plan needs at least one token and one path');
}

function requireWithin(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new RangeError(`${name} must be a whole number from ${min} to ${max}`);
}
