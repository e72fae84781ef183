import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type PropsWithChildren, useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { brandQuery } from './api/queries.ts';
import { createQueryClient } from './api/query-client.ts';
import { followDefaultLanguage } from './i18n/start.ts';
import { Announcements } from './parts/announce.tsx';
import { createRouter } from './router.tsx';
import { SignedOutReasons } from './session/signed-out.tsx';
import { ColourMode, useMode } from './theme/mode.tsx';
import { panelTheme } from './theme/panel-theme.ts';

/** Tosca, until the operator's own colour has been read. */
const DEFAULT_SEED = '#0b6b63';

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    <QueryClientProvider client={client}>
      <ColourMode>
        <Branded>
          <Announcements>
            <SignedOutReasons>
              <RouterProvider router={router} />
            </SignedOutReasons>
          </Announcements>
        </Branded>
      </ColourMode>
    </QueryClientProvider>
  );
}

/** Dresses everything in the operator's colour and opens in his language. */
function Branded({ children }: PropsWithChildren) {
  const { data: brand } = useQuery(brandQuery);
  const { mode } = useMode();
  const seed = brand?.seed ?? DEFAULT_SEED;
  const theme = useMemo(() => panelTheme(seed, mode), [seed, mode]);
  const defaultLocale = brand?.defaultLocale;
  useEffect(() => {
    if (defaultLocale) void followDefaultLanguage(defaultLocale);
  }, [defaultLocale]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
