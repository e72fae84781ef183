import { type AdminAgent, moneyToWire } from '@hexaflate/contract';
import type { Agent } from '@hexaflate/otomax';
import type { Context } from '../context.ts';

/** A member as the panel shows him, read at this moment. */
export function adminAgentView(context: Context, agent: Agent): AdminAgent {
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
    asOf: new Date(context.now()).toISOString(),
    markup: moneyToWire(agent.markup),
    lastActiveAt: agent.lastActiveAt?.toISOString() ?? null,
    onlineDevices: context.live.devicesOf(agent.code),
  };
}
