import { type AdminAgent, moneyToWire } from '@hexaflate/contract';
import type { Agent } from '@hexaflate/otomax';
import type { OwnFacts } from '../agents/own-facts.ts';
import { agentView } from '../agents/views.ts';
import type { Context } from '../context.ts';
import type { OnlineDevices } from '../live/presence.ts';

/** A member as the panel shows him, read at this moment: what he sees himself, and what only the operator does. */
export function adminAgentView(
  context: Context,
  agent: Agent,
  own: OwnFacts,
  online: OnlineDevices,
): AdminAgent {
  return {
    ...agentView(agent, own, context.now()),
    markup: moneyToWire(agent.markup),
    lastActiveAt: agent.lastActiveAt?.toISOString() ?? null,
    onlineDevices: online.devicesOf(agent.code),
  };
}
