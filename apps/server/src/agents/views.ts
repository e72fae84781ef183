import type { Loaded, View } from '@hexaflate/cache';
import { type AgentView, moneyToWire } from '@hexaflate/contract';
import type { Agent } from '@hexaflate/otomax';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { type OwnFacts, ownFacts } from './own-facts.ts';

/** The agent's own view: profile, balance, points, commission. */
export function ownView(context: Context, agentCode: string): View {
  return {
    key: `agent:${agentCode}`,
    kind: 'agent',
    small: true,
    load: () => loadAgent(context, agentCode),
  };
}

/** Reads the agent anew. Throws auth.notAllowed when he is no more. */
export async function loadAgent(context: Context, agentCode: string): Promise<Loaded> {
  const asOf = context.now();
  const [agent, own] = await Promise.all([
    context.otomax.agent(agentCode),
    ownFacts(context.store, [agentCode]),
  ]);
  if (!agent) throw new AppError('auth.notAllowed', { status: 'deleted' });
  return { body: JSON.stringify(agentView(agent, own, asOf)), tags: [`agent:${agentCode}`, 'levels'] };
}

/** An agent as the wire wants him, with what we keep of him ourselves; `asOf` (ms) is when he was read. */
export function agentView(agent: Agent, own: OwnFacts, asOf: number): AgentView {
  const closesAt = own.closesAt.get(agent.code);
  return {
    code: agent.code,
    name: agent.name,
    ownerName: agent.ownerName,
    address: agent.address,
    phones: agent.phones,
    balance: moneyToWire(agent.balance),
    minimumBalance: moneyToWire(agent.minimumBalance),
    points: agent.points,
    commission: moneyToWire(agent.commission),
    level: agent.level,
    uplineCode: agent.uplineCode,
    status: agent.status,
    registeredAt: agent.registeredAt?.toISOString() ?? null,
    storeName: own.storeName.get(agent.code) ?? null,
    closesAt: closesAt === undefined ? null : new Date(closesAt).toISOString(),
    asOf: new Date(asOf).toISOString(),
  };
}
