import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { FloatingCard, FloatingText } from '../ui/floating-card.tsx';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';

/** How often (ms) an app that stays open looks for a new version. */
const CHECK_MS = 30 * 60_000;
/** How long (ms) it leaves the network to the first screen before it looks at all. */
const FIRST_CHECK_MS = 2_000;

/** Offers a new version once it is downloaded; nothing changes under the person's hands before they agree. */
export function UpdatePrompt() {
  const say = useWords(sharedWords);
  const [update, setUpdate] = useState<(() => void) | null>(null);

  useEffect(() => {
    // The shells carry their files, and a store brings new ones.
    if (!('serviceWorker' in navigator) || import.meta.env.DEV || window.hexaflateShell) return;
    let checking: ReturnType<typeof setInterval> | undefined;
    const look = async () => {
      const { registerSW } = await import('virtual:pwa-register');
      const apply = registerSW({
        onNeedRefresh: () => setUpdate(() => () => void apply(true)),
        onRegisteredSW: (_url, registration) => {
          checking = setInterval(() => void registration?.update(), CHECK_MS);
        },
      });
    };
    const first = setTimeout(() => void look(), FIRST_CHECK_MS);
    return () => {
      clearTimeout(first);
      clearInterval(checking);
    };
  }, []);

  return (
    <div role="status">
      {update && (
        <FloatingCard>
          <FloatingText>{say('updateReady')}</FloatingText>
          <Button color="inherit" onClick={() => setUpdate(null)}>
            {say('updateLater')}
          </Button>
          <Button variant="contained" onClick={update}>
            {say('updateNow')}
          </Button>
        </FloatingCard>
      )}
    </div>
  );
}
