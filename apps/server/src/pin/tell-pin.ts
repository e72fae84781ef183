import type { Notification } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { notify } from '../notify/notify.ts';
import type { Bar } from './ladder.ts';

type PinNews = Extract<Notification['kind'], `pin.${string}` | `approvalKey.${string}`>;

/** Tells an agent, on all his devices, what became of his PIN or of what stands in its place. `about` tells it once. */
export async function tellPin(
  context: Context,
  agentCode: string,
  kind: PinNews,
  about: string,
  params: Record<string, string> = {},
): Promise<void> {
  await notify(context, { agentCode, kind, params, orderId: null, dedupeKey: `${kind}:${about}` });
  showPin(context, agentCode);
}

/** Has an agent's devices, and the panel, look again at how his PIN stands. */
export function showPin(context: Context, agentCode: string): void {
  context.live.publish({ agent: agentCode }, { type: 'pin.changed' });
  context.live.publish('operators', { type: 'agent.changed' });
}

/** Tells of the lock, or that the PIN is disabled, which the n-th wrong PIN in a row has brought. */
export async function tellBarred(
  context: Context,
  agentCode: string,
  bar: Bar,
  failures: number,
): Promise<void> {
  const about = `${context.now()}:${failures}`;
  if (bar.kind === 'disabled') {
    context.log.warn({ agent: agentCode, failures }, 'the PIN is disabled until it is reset');
    await tellPin(context, agentCode, 'pin.disabled', about, { tries: String(failures) });
    return;
  }
  const minutes = Math.ceil((bar.until - context.now()) / 60_000);
  await tellPin(context, agentCode, 'pin.locked', about, {
    minutes: String(minutes),
    tries: String(failures),
  });
}
