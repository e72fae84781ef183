import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { closeOperatorSockets, endOperatorSessions } from './sessions.ts';

/** Ends the operator's own session. */
export async function signOut(
  context: Context,
  session: OperatorSession,
  facts: RequestFacts,
): Promise<void> {
  const ended = await context.store.transaction().execute(async (transaction) => {
    const ids = await endOperatorSessions(transaction, { id: session.id });
    await audit(transaction, context.now(), {
      ...byOperator(session, facts),
      verb: 'operator.signedOut',
      subject: `operator:${session.username}`,
    });
    return ids;
  });
  closeOperatorSockets(context, ended, 'signedOut');
}
