import type { OperatorSession } from '../auth/principal.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import type { Deed } from './audit.ts';

/** Whose deed it is: the operator of a session, from where, and who approved it if somebody had to. */
export type ByOperator = Required<Pick<Deed, 'actor' | 'address' | 'session'>> &
  Pick<Deed, 'approval'> & { username: string };

/** The part of a deed that says which operator did it. */
export function byOperator(session: OperatorSession, facts: RequestFacts): ByOperator {
  const { username, id, approval } = session;
  return { username, actor: `operator:${username}`, address: facts.address, session: id, approval };
}
