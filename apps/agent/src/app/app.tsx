import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { isSessionOver } from '../api/client.ts';
import { queryClient } from '../api/query.ts';
import { noteSession, sessionState, useSession } from '../session/session.ts';
import { startSignedIn } from '../start/start-signed-in.ts';
import { useBrand } from '../theme/brand.ts';
import { AppTheme } from '../theme/theme-provider.tsx';
import { currentLocale, setDefaultLocale } from '../words/locale.ts';
import { speak, useLocale } from '../words/words.ts';
import { createAppRouter } from './router.tsx';
import { Splash } from './splash.tsx';

/** The whole app. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <AppTheme>
        <SpeakDefault />
        <Screens />
      </AppTheme>
    </QueryClientProvider>
  );
}

function Screens() {
  const session = useSession();
  const [router] = useState(createAppRouter);
  useEffect(() => {
    if (session === 'unknown') void askForSession();
  }, [session]);
  // Who opens the sign-in screen itself sees it at once; the answer can still lead him home.
  const wait = session === 'unknown' && !location.pathname.startsWith('/sign-in');
  return wait ? <Splash /> : <RouterProvider router={router} />;
}

/** The device has no note of a session: asks the server, whose cookie may still be here. */
async function askForSession(): Promise<void> {
  try {
    await startSignedIn({ timeoutMs: 6_000 });
    if (sessionState() === 'unknown') noteSession('in');
  } catch (error) {
    if (isSessionOver(error) || sessionState() === 'unknown') noteSession('out');
  }
}

/** Follows the operator's default language for those who have not chosen one. */
function SpeakDefault() {
  const { defaultLocale } = useBrand();
  const locale = useLocale();
  useEffect(() => {
    setDefaultLocale(defaultLocale);
    if (currentLocale() !== locale) speak(currentLocale());
  }, [defaultLocale, locale]);
  return null;
}
