import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
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
    if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
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
        <Card>
          <Text>{say('updateReady')}</Text>
          <Button color="inherit" onClick={() => setUpdate(null)}>
            {say('updateLater')}
          </Button>
          <Button variant="contained" onClick={update}>
            {say('updateNow')}
          </Button>
        </Card>
      )}
    </div>
  );
}

const Card = styled('div')(({ theme }) => ({
  position: 'fixed',
  zIndex: 20,
  left: '50%',
  bottom: 'calc(5.5rem + env(safe-area-inset-bottom))',
  width: 'min(448px, calc(100vw - 24px))',
  translate: '-50% 0',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: 4,
  padding: '8px 8px 8px 18px',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
  boxShadow: '0 12px 32px rgb(0 0 0 / 0.16)',
}));
const Text = styled('span')({ flex: 1, fontWeight: 650, minWidth: '9rem' });
