import { useEffect, useState } from 'react';
import { serverNow } from './server-clock.ts';

/** The server's now (ms), renewed every `everyMs` while `ticking`; a still page costs nothing. */
export function useNow(everyMs: number, ticking = true): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!ticking) return;
    setNow(serverNow());
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, ticking]);
  return now;
}
