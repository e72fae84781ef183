import type { Mode } from '@hexaflate/widgets';
import { createContext, type PropsWithChildren, useContext, useState, useSyncExternalStore } from 'react';
import { recall, remember } from '../session/remembered.ts';

export type ModeChoice = Mode | 'system';

interface ModeState {
  choice: ModeChoice;
  mode: Mode;
  choose: (choice: ModeChoice) => void;
}

const ModeContext = createContext<ModeState>({ choice: 'system', mode: 'light', choose: () => undefined });
const darkDevice = window.matchMedia('(prefers-color-scheme: dark)');

/** Light or dark as it stands, and how to choose. */
export const useMode = () => useContext(ModeContext);

/** Follows the device until somebody chooses otherwise here. */
export function ColourMode({ children }: PropsWithChildren) {
  const deviceIsDark = useSyncExternalStore(
    (changed) => {
      darkDevice.addEventListener('change', changed);
      return () => darkDevice.removeEventListener('change', changed);
    },
    () => darkDevice.matches,
  );
  const [choice, setChoice] = useState<ModeChoice>(() => readChoice(recall('mode')));
  const mode = choice === 'system' ? (deviceIsDark ? 'dark' : 'light') : choice;
  const choose = (next: ModeChoice) => {
    remember('mode', next);
    setChoice(next);
  };
  return <ModeContext value={{ choice, mode, choose }}>{children}</ModeContext>;
}

function readChoice(kept: string | undefined): ModeChoice {
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
