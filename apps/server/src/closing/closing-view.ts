import { type Closing, moneyToWire } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { DELETION_PAGE } from '../deletion-page/address.ts';
import { AppError } from '../http/app-error.ts';
import { countOpenOrders } from './open-orders.ts';
import { runningClosing } from './running-closing.ts';

const DAY_MS = 86_400_000;

/** What closing would mean for this agent now, or when it comes about. Throws auth.notAllowed for unknown agents. */
export async function closingView(context: Context, agentCode: string): Promise<Closing> {
  const [closing, agent, openOrders] = await Promise.all([
    runningClosing(context.store, agentCode),
    context.otomax.agent(agentCode),
    countOpenOrders(context.store, agentCode),
  ]);
  if (!agent) throw new AppError('auth.notAllowed', { status: 'deleted' });
  return {
    running: closing
      ? {
          askedAt: new Date(closing.asked_at).toISOString(),
          eraseAt: new Date(closing.erase_at).toISOString(),
        }
      : null,
    graceDays: graceDays(context),
    balance: moneyToWire(agent.balance),
    openOrders,
    page: DELETION_PAGE,
  };
}

/** The operator's grace in whole days, as it is said to people. */
export function graceDays(context: Context): number {
  return Math.ceil(context.settings.get('closing.grace') / DAY_MS);
}
