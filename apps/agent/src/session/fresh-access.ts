import { useEffect } from 'react';
import { renewAccessNow } from '../api/client.ts';
import { accessNoteText, readAccessNote } from '../device/access-note.ts';

/** Milliseconds before its end that access is renewed while somebody looks at the app. */
const AHEAD_MS = 45_000;
/** Milliseconds until another try where the network was away. */
const AGAIN_MS = 15_000;

/** Keeps this device's access from running out under the eyes of whoever uses it. What is refused, the next call says. */
export function useFreshAccess(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async () => {
      clearTimeout(timer);
      const note = readAccessNote();
      if (over || !note || document.visibilityState !== 'visible') return;
      const left = note.until - AHEAD_MS - Date.now();
      if (left > 0) {
        timer = setTimeout(look, left);
        return;
      }
      const outcome = await renewAccessNow(accessNoteText()).catch(() => 'away');
      if (outcome === 'fresh') void look();
      else if (outcome === 'away' && !over) timer = setTimeout(look, AGAIN_MS);
    };
    const onSight = () => void look();
    onSight();
    document.addEventListener('visibilitychange', onSight);
    addEventListener('online', onSight);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onSight);
      removeEventListener('online', onSight);
    };
  }, [signedIn]);
}
