import { moneyToWire } from '@hexaflate/contract';
import { ownFacts } from '../agents/own-facts.ts';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import { endSessions } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { listCopied, listDevices } from '../devices/list-devices.ts';
import { AppError } from '../http/app-error.ts';
import { mount, type Router } from '../http/mount.ts';
import { adminAgentView } from './agent-view.ts';

/** Members: search, detail, devices, ledger. */
export function memberRoutes(router: Router, context: Context): void {
  mount(router, context, 'adminAgents', async (_, { query }) => {
    const { items, next } = await context.otomax.agents(
      { search: query.q || undefined, status: query.status },
      { limit: query.limit, cursor: query.cursor },
    );
    const online = await context.presence.read();
    const own = await ownFacts(
      context.store,
      items.map(({ code }) => code),
    );
    const agents = items.map((agent) => adminAgentView(context, agent, own, online));
    return next === undefined ? { items: agents } : { items: agents, next };
  });
  mount(router, context, 'adminAgent', async (_, { params }) => {
    const agent = await requireMember(context, params.code);
    const own = await ownFacts(context.store, [agent.code]);
    return adminAgentView(context, agent, own, await context.presence.read());
  });
  mount(router, context, 'adminAgentSessions', async (_, { params }) => {
    const agent = await requireMember(context, params.code);
    const [items, copied] = await Promise.all([
      listDevices(context, agent.code),
      listCopied(context, agent.code),
    ]);
    return { items, copied };
  });
  mount(router, context, 'adminEndSession', async (_, { params, session, facts }) => {
    const ended = await endSessions(context, { id: params.id }, 'revoked', (transaction, device) =>
      audit(transaction, context.now(), {
        ...byOperator(session, facts),
        verb: 'agentSession.ended',
        subject: `agent:${device.agent_code}`,
        before: { device: device.device_name, sessionId: device.id },
      }),
    );
    if (ended === 0) throw new AppError('session.notFound');
    context.log.info({ operator: session.username, session: params.id }, 'operator ended a session');
    return undefined;
  });
  mount(router, context, 'adminLedger', async (_, { params, query }) => {
    const agent = await requireMember(context, params.code);
    const { items, next } = await context.otomax.ledger(agent.code, {
      limit: query.limit,
      cursor: query.cursor,
    });
    const entries = items.map(({ agentCode: _owner, ...entry }) => ({
      ...entry,
      at: entry.at.toISOString(),
      amount: moneyToWire(entry.amount),
      balanceAfter: entry.balanceAfter === null ? null : moneyToWire(entry.balanceAfter),
    }));
    return next === undefined ? { items: entries } : { items: entries, next };
  });
}

async function requireMember(context: Context, code: string) {
  const agent = await context.otomax.agent(code);
  if (!agent) throw new AppError('agent.notFound');
  return agent;
}
