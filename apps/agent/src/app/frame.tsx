import { BottomBar } from '@hexaflate/widgets';
import { styled } from '@mui/material/styles';
import { lazy, type ReactNode, Suspense, useCallback, useDeferredValue } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useAppLock } from '../features/app-lock/lock.ts';
import { useMe } from '../features/home/home-queries.ts';
import { AskedHere } from '../features/proofs/asked-here.tsx';
import { useLive } from '../live/use-live.ts';
import { useFreshAccess } from '../session/fresh-access.ts';
import { useSession } from '../session/session.ts';
import { endSessionHere } from '../session/sign-out.ts';
import { SandboxRibbon } from '../ui/sandbox-ribbon.tsx';
import { screenPath } from './addresses.ts';
import { AppHost } from './app-host.tsx';
import { DevicePrompt } from './device-prompt.tsx';
import { useLayout } from './layout.ts';
import { UpdatePrompt } from './update-prompt.tsx';

const LockScreen = lazy(async () => ({
  default: (await import('../features/app-lock/lock-screen.tsx')).LockScreen,
}));
const ComeBackScreen = lazy(async () => ({
  default: (await import('../features/account/come-back-screen.tsx')).ComeBackScreen,
}));
/** What an account that is being closed still opens. */
const OPEN_WHILE_CLOSING: ReadonlySet<string> = new Set(['/account/data', '/devices']);

/** Everything around the screens: one column as wide as a phone, the sandbox's ribbon, the update prompt. */
export function Frame() {
  return (
    <Stage>
      <Phone>
        <SandboxRibbon />
        <AppHost>
          <Outlet />
        </AppHost>
      </Phone>
      <DevicePrompt />
      <UpdatePrompt />
      <ScrollRestoration />
    </Stage>
  );
}

/** The screens that need a session, with the bottom bar under those that it names. */
export function SignedInFrame() {
  const session = useSession();
  const { pathname } = useLocation();
  const onSessionEnd = useCallback((reason: unknown) => void endSessionHere(reason), []);
  useFreshAccess(session === 'in');
  useLive(session === 'in', onSessionEnd);
  const lock = useAppLock();
  if (session !== 'in') return <Navigate to="/sign-in" replace />;
  return (
    <>
      {lock !== 'sealed' && (
        <UnlessClosing pathname={pathname}>
          <WithBar pathname={pathname} />
        </UnlessClosing>
      )}
      {(lock === 'sealed' || lock === 'locked') && (
        <Suspense>
          <LockScreen />
        </Suspense>
      )}
    </>
  );
}

/** The choice to keep the account comes before everything else, as long as it is being closed. */
function UnlessClosing({ pathname, children }: { pathname: string; children: ReactNode }) {
  const closesAt = useMe().data?.closesAt;
  if (!closesAt || OPEN_WHILE_CLOSING.has(pathname)) return children;
  return (
    <Suspense>
      <ComeBackScreen closesAt={closesAt} />
    </Suspense>
  );
}

function WithBar({ pathname }: { pathname: string }) {
  const { data } = useLayout();
  // Together with the screen above it, which draws its answers in slices too.
  const layout = useDeferredValue(data);
  const current = layout?.navigation.find((entry) => screenPath[entry.screen] === pathname)?.screen;
  const barred = current !== undefined;
  return (
    <Main data-barred={barred}>
      <Outlet />
      <AskedHere />
      {layout && current && <BottomBar navigation={layout.navigation} current={current} />}
    </Main>
  );
}

const Stage = styled('div')(({ theme }) => ({
  minHeight: '100dvh',
  background: theme.scheme.ground,
  '@media (min-width: 600px)': {
    background: theme.scheme.mode === 'light' ? theme.scheme.outline : '#050908',
  },
}));

const Phone = styled('div')(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  minHeight: '100dvh',
  maxWidth: 480,
  margin: '0 auto',
  background: theme.scheme.ground,
  '@media (min-width: 600px)': { boxShadow: `0 0 0 1px ${theme.scheme.outline}` },
}));

const Main = styled('div')({
  flex: 1,
  display: 'flex',
  flexDirection: 'column',
  '--page-height': '0px',
  '& > :first-child': { flex: 1 },
  '&[data-barred="true"]': { '--bar-height': '4.75rem' },
});
