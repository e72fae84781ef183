import Button from '@mui/material/Button';
import { useLocation, useNavigate } from 'react-router';
import { dismissDeviceNews, useDeviceNews } from '../live/device-news.ts';
import { useSession } from '../session/session.ts';
import { wipeAtSignOut } from '../session/sign-out.ts';
import { FloatingCard, FloatingText } from '../ui/floating-card.tsx';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';

wipeAtSignOut(async () => dismissDeviceNews());

/** Where devices are listed, by themselves up to date. */
const DEVICES = '/devices';

/** Says at once, on whatever screen, that another device has signed in to this account, and leads to where it can be ended. */
export function DevicePrompt() {
  const say = useWords(sharedWords);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const session = useSession();
  const news = useDeviceNews();
  const { device = '' } = news?.params ?? {};
  return (
    <div role="alert">
      {news && session === 'in' && (
        <FloatingCard>
          <FloatingText>
            {say(news.kind === 'session.copied' ? 'deviceCopied' : 'deviceNew', { device })}
          </FloatingText>
          <div style={{ display: 'flex', gap: 4 }}>
            <Button color="inherit" onClick={dismissDeviceNews}>
              {say('deviceMine')}
            </Button>
            {pathname !== DEVICES && (
              <Button
                variant="contained"
                onClick={() => {
                  dismissDeviceNews();
                  void navigate(DEVICES, { viewTransition: true });
                }}
              >
                {say('deviceLook')}
              </Button>
            )}
          </div>
        </FloatingCard>
      )}
    </div>
  );
}
