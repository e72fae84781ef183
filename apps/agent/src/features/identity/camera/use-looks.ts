import { useEffect, useEffectEvent } from 'react';

/** Milliseconds between two looks. */
export const LOOK_MS = 250;

/** Calls `look` again and again while `active`; the next one begins only when the last is over. */
export function useLooks(active: boolean, look: () => void | Promise<void>): void {
  const onLook = useEffectEvent(look);
  useEffect(() => {
    if (!active) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const next = () => {
      timer = setTimeout(async () => {
        // Nobody looks at a page in the background, and its camera stands still.
        if (!document.hidden) await onLook();
        if (!stopped) next();
      }, LOOK_MS);
    };
    next();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [active]);
}
