/** The words about safe devices and the rules against fraud, in English. */
export const enSafety = {
  safety: {
    operator: 'Safe, marked by {{by}}: {{reason}}',
    device: 'Safe, approved on {{by}}',
    deviceUnnamed: 'Safe, approved on an older device',
    age: 'Safe, has been signed in for long enough',
    identity: 'Safe, the identity was verified from this device',
    key: 'Safe, has held a passkey for long enough',
    new: 'New device: the limits of new devices hold',
    voided: 'Taken back by {{by}}: {{reason}}',
    mark: 'Mark as safe',
    markOf: 'Mark as safe: {{device}}',
    markTitle: 'Mark {{device}} as safe?',
    markText:
      'The limits of new devices no longer hold on this device, and it can approve other devices of the same agent. Make sure first that it is really his.',
    marked: '{{device}} is marked as safe.',
    void: 'Take back',
    voidOf: 'Take back: {{device}} is no longer safe',
    voidTitle: 'Take the safety of {{device}} back?',
    voidText:
      'The limits of new devices hold again at once. No rule makes it safe; only an operator can mark it again.',
    takenBack: 'The safety of {{device}} was taken back.',
    reason: 'Reason',
    reasonHint: 'It is kept in the audit trail.',
    reasonMissing: 'Write the reason, at least 3 letters.',
  },
};
