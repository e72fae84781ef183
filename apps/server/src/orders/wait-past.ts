import type { Context } from '../context.ts';

/**
 * Holds until the version of what `look` reads is above the one that the caller has seen, or the time (seconds) is over,
 * or there is nothing to see. `id` is what its changes are signalled under.
 */
export async function waitPast(
  context: Context,
  id: string,
  { wait, version }: { wait: number; version: number },
  look: () => Promise<{ version: number } | undefined>,
): Promise<void> {
  if (wait === 0) return;
  const until = performance.now() + wait * 1000;
  for (;;) {
    const left = until - performance.now();
    // The wait begins before the look, so that a change between both is not missed.
    const changed = context.orderSignals.wait(id, Math.max(left, 0));
    const seen = await look();
    if (!seen || seen.version > version || left <= 0) return;
    await changed;
  }
}
