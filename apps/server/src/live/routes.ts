import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { issueTicket } from './tickets.ts';

export function liveTicketRoutes(router: Router, context: Context): void {
  mount(router, context, 'liveTicket', (_, { session }) =>
    issueTicket(context, { audience: 'agent', sessionId: session.id, subject: session.agentCode }),
  );
  mount(router, context, 'adminLiveTicket', (_, { session }) =>
    issueTicket(context, { audience: 'operator', sessionId: session.id, subject: session.username }),
  );
}
