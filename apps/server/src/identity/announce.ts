import type { Context } from '../context.ts';

/** Tells the agent's devices and the panel that a case has changed. */
export function announceCase({ live }: Context, agentCode: string): void {
  live.publish({ agent: agentCode }, { type: 'identity.changed' });
  live.publish('operators', { type: 'identity.changed' });
}
