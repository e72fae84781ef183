import type { idPin } from './id-pin.ts';

/** A member's PIN in the panel. */
export const enPin: typeof idPin = {
  pin: {
    title: 'PIN',
    state: 'State',
    open: 'In use',
    locked: 'Locked until {{at}}',
    disabled: 'Switched off',
    failures: 'Wrong in a row',
    keys: 'Devices with fingerprint or face',
    started: 'Reset started',
    startedBy: 'by {{operator}}, can be finished until {{until}}',
    disabledText:
      'Too many wrong PINs in a row. The member can reset it in the app under Account › PIN & security; if he cannot prove himself there, start the reset here.',
    start: 'Start a reset',
    startTitle: "Start the reset of this member's PIN?",
    startText:
      'The member then chooses a new PIN in his own app, after a code to his number. Nobody here sets or sees a PIN. All his devices are told.',
    startAct: 'Start the reset',
    startDone: 'The member can choose a new PIN now.',
    release: 'Open again',
    releaseTitle: 'Open this PIN again?',
    releaseText:
      'This Otomax has no agreed message format for changing a PIN. Have the PIN changed in Otomax itself first; then the app takes it again.',
    releaseAct: 'Open again',
    releaseDone: 'The PIN is accepted again.',
    reason: 'Reason',
    reasonHint: 'How did you make sure that it is the member? It is kept in the audit trail.',
    noFormat: 'Otomax cannot be asked to change PINs here: confirm a message format for it under Otomax.',
  },
};
