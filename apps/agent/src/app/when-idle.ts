/** Longest wait (ms) of work that is not urgent but must be done. */
const PATIENCE_MS = 2_000;

/** Does something when the screen has nothing better to do. The returned function calls it off. */
export function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const idle = requestIdleCallback(work, { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}
