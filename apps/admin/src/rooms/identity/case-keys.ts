import type { Turn } from './photos/photo-view.ts';

/** What a key asks for while a case is open. */
export type CaseAction =
  | { type: 'choose'; document: 'ktp' | 'selfie' }
  | { type: 'turn'; turn: Turn }
  | { type: 'approve' }
  | { type: 'repair' }
  | { type: 'next' };

/** The keys as the list of shortcuts shows them; `does` names a sentence of the catalogue. */
export const caseKeys = [
  { keys: ['1'], does: 'ktp' },
  { keys: ['2'], does: 'selfie' },
  { keys: ['+', '-'], does: 'zoom' },
  { keys: ['←', '→', '↑', '↓'], does: 'pan' },
  { keys: ['R'], does: 'rotate' },
  { keys: ['0'], does: 'reset' },
  { keys: ['A'], does: 'approve' },
  { keys: ['P'], does: 'repair' },
  { keys: ['N'], does: 'next' },
] as const;

const STEP = 60;

/** Reads a key press that is not meant for a field, a dialog or the browser. */
export function readCaseKey(key: string): CaseAction | undefined {
  switch (key.toLowerCase()) {
    case '1':
      return { type: 'choose', document: 'ktp' };
    case '2':
      return { type: 'choose', document: 'selfie' };
    case 'a':
      return { type: 'approve' };
    case 'p':
      return { type: 'repair' };
    case 'n':
      return { type: 'next' };
    default: {
      const turn = readViewKey(key);
      return turn && { type: 'turn', turn };
    }
  }
}

/** Reads a key that moves a photo. */
function readViewKey(key: string): Turn | undefined {
  switch (key.toLowerCase()) {
    case '+':
    case '=':
      return { type: 'zoom', factor: 1.25 };
    case '-':
      return { type: 'zoom', factor: 0.8 };
    case '0':
      return { type: 'reset' };
    case 'r':
      return { type: 'rotate' };
    case 'arrowleft':
      return { type: 'pan', x: STEP, y: 0 };
    case 'arrowright':
      return { type: 'pan', x: -STEP, y: 0 };
    case 'arrowup':
      return { type: 'pan', x: 0, y: STEP };
    case 'arrowdown':
      return { type: 'pan', x: 0, y: -STEP };
    default:
      return undefined;
  }
}
