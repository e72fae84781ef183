import { brandTheme, type Mode } from '@hexaflate/widgets';
import { ThemeProvider } from '@mui/material/styles';
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useBrand } from './brand.ts';
import { usePreferences } from './preferences.ts';

const systemDark = '(prefers-color-scheme: dark)';

/** Draws everything below in the brand's colours, in the mode and text size that the person chose. */
export function AppTheme({ children }: { children: ReactNode }) {
  const { seed, name } = useBrand();
  const { textSize } = usePreferences();
  const mode = useMode();
  const theme = useMemo(() => brandTheme({ seed, mode }), [seed, mode]);

  useEffect(() => {
    const root = document.documentElement;
    root.style.colorScheme = mode;
    root.style.fontSize = `${textSize}%`;
    document.body.style.background = theme.scheme.ground;
    document.body.style.color = theme.scheme.text;
    document
      .querySelector('meta[name="theme-color"]')
      ?.setAttribute('content', mode === 'light' ? theme.scheme.primary : theme.scheme.ground);
    document.querySelector('meta[name="apple-mobile-web-app-title"]')?.setAttribute('content', name);
  }, [mode, textSize, theme, name]);

  return <ThemeProvider theme={theme}>{children}</ThemeProvider>;
}

/** The mode in force: the person's choice, else the system's, followed as it changes. */
export function useMode(): Mode {
  const { theme } = usePreferences();
  const dark = useSyncExternalStore(
    (listener) => {
      const query = matchMedia(systemDark);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(systemDark).matches,
  );
  return theme === 'system' ? (dark ? 'dark' : 'light') : theme;
}
