import { argbFromHex, Hct, hexFromArgb } from '@material/material-color-utilities';
import { contrastOf } from './contrast.ts';

export type Mode = 'light' | 'dark';

/** A colour with the soft ground that it may stand on and the ink for that ground. */
export interface Tone {
  main: string;
  soft: string;
  onSoft: string;
}

/** Every colour of one mode, as #rrggbb. */
export interface Scheme {
  mode: Mode;
  primary: string;
  /** The ground of a primary button while a pointer rests on it. */
  primaryHover: string;
  onPrimary: string;
  container: string;
  onContainer: string;
  /** The header's gradient from its upper to its lower end, and the ink on both. */
  header: { from: string; to: string; ink: string };
  ground: string;
  card: string;
  /** Fields and quiet panels inside cards. */
  inset: string;
  outline: string;
  /** Edge of fields: it carries meaning, so it is darker than the hairlines between things (3 to 1 at least). */
  fieldEdge: string;
  text: string;
  muted: string;
  /** Promotions and badges, nothing else. */
  amber: { from: string; to: string; ink: string };
  success: Tone;
  waiting: Tone;
  failed: Tone;
  unknown: Tone;
}

const AA = 4.5;

/** Hue, light tone and the share of chroma of the states; they mean the same under every brand. */
const states = {
  success: { hue: 164.8, chroma: 43.6, tone: 45.5, dark: 78 },
  waiting: { hue: 58.4, chroma: 42.9, tone: 38.6, dark: 80 },
  failed: { hue: 26.9, chroma: 78.8, tone: 39.5, dark: 77 },
  unknown: { hue: 299.3, chroma: 65.5, tone: 39.3, dark: 79 },
} as const;

/**
 * The whole scheme from one seed colour (#rrggbb). Tones and shares of chroma are those of the default brand, so
 * another seed gives the same quiet grounds in its own hue; where a seed is too light or too dark for text to reach
 * AA, its tone is moved and its hue kept.
 */
export function schemeOf(seed: string, mode: Mode): Scheme {
  const { hue, chroma, tone } = Hct.fromInt(argbFromHex(seed));
  const tint = (share: number, most: number, at: number) =>
    hexFromArgb(Hct.from(hue, Math.min(chroma * share, most), at).toInt());
  const state = (name: keyof typeof states): Tone => stateTone(states[name], mode);
  const base = {
    mode,
    amber: { from: '#ffb224', to: '#ff9142', ink: '#3a2100' },
    success: state('success'),
    waiting: state('waiting'),
    failed: state('failed'),
    unknown: state('unknown'),
  };

  if (mode === 'light') {
    const ground = tint(0.12, 4, 97);
    const container = tint(0.5, 18, 93.2);
    const primary = darkenUntil(seed, Math.max(tone, 22), ['#ffffff', ground]);
    const headerTone = Math.min(Hct.fromInt(argbFromHex(primary)).tone + 6, 48);
    return {
      ...base,
      primary,
      primaryHover: darkenUntil(seed, Math.max(Hct.fromInt(argbFromHex(primary)).tone - 6, 0), ['#ffffff']),
      onPrimary: '#ffffff',
      container,
      onContainer: tint(0.9, 40, 26),
      header: { from: darkenUntil(seed, headerTone, ['#ffffff'], 1.3), to: primary, ink: '#ffffff' },
      ground,
      card: '#ffffff',
      inset: tint(0.14, 5, 96),
      outline: tint(0.18, 6, 91.8),
      fieldEdge: tint(0.28, 10, 57),
      text: tint(0.34, 12, 10.8),
      muted: tint(0.34, 12, 42.5),
    };
  }
  return {
    ...base,
    primary: tint(1.28, 44, 78),
    primaryHover: tint(1.28, 44, 84),
    onPrimary: tint(0.6, 22, 12),
    container: tint(0.7, 24, 22.5),
    onContainer: tint(0.8, 30, 88),
    header: { from: tint(0.7, 26, 27), to: tint(0.6, 22, 17), ink: tint(0.22, 8, 96) },
    ground: tint(0.18, 6.5, 5.3),
    card: tint(0.24, 8.4, 10.8),
    inset: tint(0.26, 9, 15),
    outline: tint(0.32, 11, 20),
    fieldEdge: tint(0.3, 10, 56),
    text: tint(0.22, 8, 94.4),
    muted: tint(0.34, 12, 67),
  };
}

function stateTone(state: (typeof states)[keyof typeof states], mode: Mode): Tone {
  const at = (tone: number, share: number) =>
    hexFromArgb(Hct.from(state.hue, state.chroma * share, tone).toInt());
  return mode === 'light'
    ? { main: at(state.tone, 1), soft: at(94, 0.3), onSoft: at(state.tone - 6, 1) }
    : { main: at(state.dark, 0.85), soft: at(18, 0.45), onSoft: at(state.dark + 4, 0.75) };
}

/**
 * The seed's hue at the lightest tone, from `tone` down, that reaches AA against all of `grounds`; `vivid` times
 * its chroma.
 */
function darkenUntil(seed: string, tone: number, grounds: string[], vivid = 1): string {
  const { hue, chroma, tone: own } = Hct.fromInt(argbFromHex(seed));
  if (tone === own && vivid === 1 && grounds.every((ground) => contrastOf(seed, ground) >= AA))
    return seed.toLowerCase();
  for (let at = tone; at > 0; at -= 1) {
    const colour = hexFromArgb(Hct.from(hue, chroma * vivid, at).toInt());
    if (grounds.every((ground) => contrastOf(colour, ground) >= AA)) return colour;
  }
  return '#000000';
}
