import { ACCEPTED_CODINGS } from '../load/read-plan.ts';
import type { OpenSession } from '../product/open-sessions.ts';

/** What our server answers to one session. */
export interface KnownHome {
  token: string;
  agent: string;
  etag: string;
  /** As it was sent, packed. */
  body: Uint8Array;
}

/** Headers that are each answer's own, or the listener's. */
const OWN = new Set(['etag', 'x-request-id', 'date', 'content-length', 'connection']);

/** Asks a server for the home of every session. Throws when an answer is not a whole home. */
export async function readHomes(
  port: number,
  path: string,
  sessions: readonly OpenSession[],
): Promise<{ homes: KnownHome[]; headers: Record<string, string> }> {
  const homes: KnownHome[] = [];
  let headers: Record<string, string> = {};
  for (const { token, agentCode } of sessions) {
    const answer = await fetch(`http://localhost:${port}${path}`, {
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Accept-Encoding': ACCEPTED_CODINGS,
      },
      decompress: false,
    });
    const etag = answer.headers.get('etag');
    if (answer.status !== 200 || !etag) throw new Error(`${path} was answered with ${answer.status}`);
    homes.push({ token, agent: agentCode, etag, body: await answer.bytes() });
    headers = Object.fromEntries([...answer.headers].filter(([name]) => !OWN.has(name)));
  }
  return { homes, headers };
}

/** Throws naming the first session that the two answer differently. */
export function requireSame(expected: readonly KnownHome[], found: readonly KnownHome[], who: string): void {
  expected.forEach((home, index) => {
    const other = found[index];
    if (!other || !Buffer.from(home.body).equals(other.body) || other.etag !== home.etag)
      throw new Error(`${who} answers ${home.agent} with another home than ours`);
  });
}
