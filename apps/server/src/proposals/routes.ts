import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { approve } from './approve.ts';
import { refuse, withdraw } from './close-proposal.ts';
import { listProposals } from './list-proposals.ts';
import { requireProposal } from './proposal-row.ts';
import { proposalView } from './proposal-view.ts';
import { propose } from './propose.ts';

/** What needs a second operator's word. */
export function proposalRoutes(router: Router, context: Context): void {
  const view = async (id: string, session: OperatorSession) =>
    proposalView(context, await requireProposal(context.store, id), session);

  mount(router, context, 'adminProposals', (_, { query, session }) => listProposals(context, query, session));
  mount(router, context, 'adminProposal', (_, { params, session }) => view(params.id, session));
  mount(router, context, 'adminPropose', (_, { body, session, facts }) =>
    propose(context, body, session, facts),
  );
  mount(router, context, 'adminApprove', async (_, { params, body, session, facts, http }) => {
    const shown = await approve(context, { ...params, ...body }, { session, facts, http });
    return { proposal: await view(params.id, session), ...shown };
  });
  mount(router, context, 'adminRefuse', async (_, { params, body, session, facts }) => {
    await refuse(context, { ...params, ...body }, session, facts);
    return view(params.id, session);
  });
  mount(router, context, 'adminWithdrawProposal', async (_, { params, session, facts }) => {
    await withdraw(context, params.id, session, facts);
    return undefined;
  });
}
