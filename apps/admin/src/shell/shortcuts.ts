import { rooms } from './rooms.ts';

/** What a key press asks of the panel. */
export type ShortcutAction =
  | { type: 'find' }
  | { type: 'help' }
  | { type: 'search' }
  | { type: 'row'; step: 1 | -1 }
  | { type: 'room'; path: string }
  | { type: 'goPending' };

export interface KeyPress {
  key: string;
  /** Control, or Command on a Mac. */
  command: boolean;
  alt: boolean;
  /** The focus is where letters are text. */
  typing: boolean;
  /** A dialog, menu or side panel is open. */
  covered: boolean;
}

/**
 * Reads a key press. `afterG` is true just after G alone was pressed; `singleKeys` is the operator's choice, since
 * keys without Control disturb people who dictate (WCAG 2.1.4).
 */
export function readShortcut(
  press: KeyPress,
  { afterG, singleKeys }: { afterG: boolean; singleKeys: boolean },
): ShortcutAction | undefined {
  const key = press.key.toLowerCase();
  if (press.command && !press.alt && key === 'k') return { type: 'find' };
  if (!singleKeys || press.command || press.alt || press.typing || press.covered) return undefined;
  if (afterG) {
    const room = rooms.find((one) => one.key === key);
    if (room) return { type: 'room', path: room.path };
  }
  switch (key) {
    case '?':
      return { type: 'help' };
    case '/':
      return { type: 'search' };
    case 'j':
      return { type: 'row', step: 1 };
    case 'k':
      return { type: 'row', step: -1 };
    case 'g':
      return { type: 'goPending' };
    default:
      return undefined;
  }
}
