import { brandTheme, type Mode } from '@hexaflate/widgets';
import { createTheme, type Theme } from '@mui/material/styles';

/** Fingers need 48 px; a mouse on a dense panel does not. */
const COARSE = '@media (pointer: coarse)';

/** In em, so that a larger text size brings the narrower layouts, as a narrower window does. */
const breakpoints = { unit: 'em', values: { xs: 0, sm: 37.5, md: 56.25, lg: 75, xl: 96 } };

/** A table's first and last columns keep the distance that everything has from a card's edge. */
const atTheEnds = { '&:first-of-type': { paddingLeft: '1rem' }, '&:last-of-type': { paddingRight: '1rem' } };

/**
 * The brand's theme for the panel: the same colours and face as the agents' app, drawn denser, for a mouse and a
 * keyboard first. Sizes are in rem, so that a larger text size grows everything.
 */
export function panelTheme(seed: string, mode: Mode): Theme {
  const brand = brandTheme({ seed, mode });
  const { scheme } = brand;
  return createTheme(
    { ...brand, breakpoints },
    {
      typography: {
        h1: { fontSize: '1.375rem' },
        h2: { fontSize: '0.9375rem', fontWeight: 700 },
        h6: { fontSize: '1.125rem', fontWeight: 700, lineHeight: 1.3 },
        body1: { fontSize: '0.875rem', lineHeight: 1.45 },
        body2: { fontSize: '0.8125rem', lineHeight: 1.4 },
        button: { fontSize: '0.875rem' },
      },
      components: {
        MuiCssBaseline: {
          styleOverrides: {
            html: { colorScheme: mode, scrollPaddingTop: '5rem' },
            body: { fontVariantNumeric: 'tabular-nums', fontFeatureSettings: '"tnum"' },
            '@media (prefers-reduced-motion: reduce)': {
              '*, *::before, *::after': {
                animationDuration: '1ms !important',
                animationIterationCount: '1 !important',
                transitionDuration: '1ms !important',
              },
            },
            ':focus-visible': { outline: `2px solid ${scheme.primary}`, outlineOffset: 2 },
            'svg[role="img"], svg': { flexShrink: 0 },
          },
        },
        MuiButtonBase: { styleOverrides: { root: { fontFamily: 'inherit' } } },
        MuiButton: {
          styleOverrides: {
            root: {
              minHeight: 40,
              paddingInline: 16,
              borderRadius: 12,
              [COARSE]: { minHeight: 48 },
              '&.Mui-focusVisible': { outline: `2px solid ${scheme.primary}`, outlineOffset: 2 },
            },
            sizeSmall: { minHeight: 34, paddingInline: 12, borderRadius: 10, [COARSE]: { minHeight: 44 } },
            sizeLarge: { minHeight: 48 },
            startIcon: { '& > *:nth-of-type(1)': { fontSize: '1rem' } },
          },
        },
        MuiIconButton: {
          styleOverrides: {
            sizeSmall: { fontSize: '0.875rem' },
            root: {
              minWidth: 40,
              minHeight: 40,
              fontSize: '1.0625rem',
              [COARSE]: { minWidth: 48, minHeight: 48 },
              '&.Mui-focusVisible': { outline: `2px solid ${scheme.primary}`, outlineOffset: -2 },
            },
          },
        },
        MuiOutlinedInput: {
          styleOverrides: { root: { minHeight: 40, borderRadius: 12, [COARSE]: { minHeight: 48 } } },
        },
        MuiTableCell: {
          styleOverrides: {
            root: {
              borderColor: scheme.outline,
              padding: '0.6rem 0.5rem',
              fontSize: '0.8125rem',
              ...atTheEnds,
            },
            head: {
              color: scheme.muted,
              fontSize: '0.6875rem',
              fontWeight: 500,
              padding: '0.5rem',
              ...atTheEnds,
            },
          },
        },
        MuiToggleButton: {
          styleOverrides: {
            root: {
              minHeight: 40,
              paddingBlock: 0,
              paddingInline: 12,
              borderColor: scheme.outline,
              color: scheme.muted,
              fontWeight: 600,
              fontSize: '0.8125rem',
              [COARSE]: { minHeight: 48 },
              '&.Mui-selected, &.Mui-selected:hover': {
                backgroundColor: scheme.container,
                color: scheme.onContainer,
              },
            },
          },
        },
        MuiTooltip: {
          styleOverrides: {
            tooltip: {
              backgroundColor: scheme.text,
              color: scheme.card,
              fontSize: '0.75rem',
              fontWeight: 500,
            },
          },
        },
        MuiMenuItem: { styleOverrides: { root: { minHeight: 40, fontSize: '0.875rem', gap: 12 } } },
        MuiDialog: { styleOverrides: { paper: { borderRadius: 20 } } },
        MuiSkeleton: { defaultProps: { animation: 'wave' } },
        MuiAlert: {
          styleOverrides: {
            root: { borderRadius: 12, fontSize: '0.8125rem', alignItems: 'center' },
            standardError: { backgroundColor: scheme.failed.soft, color: scheme.failed.onSoft },
            standardWarning: { backgroundColor: scheme.waiting.soft, color: scheme.waiting.onSoft },
            standardInfo: { backgroundColor: scheme.unknown.soft, color: scheme.unknown.onSoft },
            standardSuccess: { backgroundColor: scheme.success.soft, color: scheme.success.onSoft },
          },
        },
      },
    },
  );
}
