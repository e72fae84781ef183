/** Waits so many milliseconds, or less when the device comes back online. Rejects when `signal` aborts. */
export function pauseUntilOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', left);
      resolve();
    };
    const left = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      reject(signal.reason);
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done, { once: true });
    signal.addEventListener('abort', left, { once: true });
  });
}
