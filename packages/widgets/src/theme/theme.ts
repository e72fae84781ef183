import { createTheme, type Theme } from '@mui/material/styles';
import { type Mode, type Scheme, schemeOf } from './scheme.ts';

declare module '@mui/material/styles' {
  interface Theme {
    /** The brand's colours by meaning; prefer them to `palette` in our own components. */
    scheme: Scheme;
    /** Corners in pixels. */
    corner: typeof corner;
  }
  interface ThemeOptions {
    scheme: Scheme;
    corner: typeof corner;
  }
}

const corner = { card: 20, button: 16, field: 16, tile: 18, sheet: 26, chip: 12 } as const;

/** 220 ms: pages and sheets. Reduced motion is handled in the style sheet, for everything at once. */
const MOTION_MS = 220;

export interface BrandLook {
  /** #rrggbb */
  seed: string;
  mode: Mode;
}

/** The Material theme of a brand in one mode. */
export function brandTheme({ seed, mode }: BrandLook): Theme {
  const scheme = schemeOf(seed, mode);
  return createTheme({
    scheme,
    corner,
    spacing: 8,
    shape: { borderRadius: corner.button },
    palette: {
      mode,
      primary: { main: scheme.primary, dark: scheme.primaryHover, contrastText: scheme.onPrimary },
      // Hovering keeps the ground: a darker one would take the text below AA.
      secondary: { main: scheme.container, dark: scheme.container, contrastText: scheme.onContainer },
      error: { main: scheme.failed.main },
      warning: { main: scheme.waiting.main },
      success: { main: scheme.success.main },
      info: { main: scheme.unknown.main },
      background: { default: scheme.ground, paper: scheme.card },
      text: { primary: scheme.text, secondary: scheme.muted, disabled: scheme.muted },
      divider: scheme.outline,
      action: { active: scheme.muted },
    },
    typography: {
      fontFamily: "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', system-ui, sans-serif",
      fontWeightRegular: 500,
      fontWeightMedium: 600,
      fontWeightBold: 750,
      h1: { fontSize: '1.5rem', fontWeight: 750, lineHeight: 1.25, letterSpacing: '-0.01em' },
      h2: { fontSize: '1.125rem', fontWeight: 700, lineHeight: 1.3, letterSpacing: '-0.005em' },
      h3: { fontSize: '1rem', fontWeight: 700, lineHeight: 1.35 },
      body1: { fontSize: '0.9375rem', lineHeight: 1.5 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
      caption: { fontSize: '0.75rem', lineHeight: 1.4, fontWeight: 500 },
      button: { textTransform: 'none', fontWeight: 700, fontSize: '0.9375rem' },
    },
    transitions: { duration: { enteringScreen: MOTION_MS, leavingScreen: 200, standard: MOTION_MS } },
    components: {
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: {
          root: {
            borderRadius: corner.button,
            minHeight: 48,
            paddingInline: 20,
            '&.MuiButton-contained.Mui-disabled': {
              backgroundColor: scheme.outline,
              color: scheme.muted,
            },
          },
          sizeLarge: { minHeight: 54, fontSize: '1rem' },
        },
      },
      MuiIconButton: { styleOverrides: { root: { minWidth: 48, minHeight: 48 } } },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiOutlinedInput: {
        styleOverrides: {
          root: {
            borderRadius: corner.field,
            backgroundColor: scheme.card,
            minHeight: 56,
            '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 2 },
          },
          notchedOutline: { borderColor: scheme.fieldEdge },
        },
      },
      MuiFormHelperText: { styleOverrides: { root: { fontSize: '0.8125rem', marginInline: 4 } } },
    },
  });
}
