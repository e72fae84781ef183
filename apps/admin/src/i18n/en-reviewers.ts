import type { idReviewers } from './id-reviewers.ts';

/** Words about letting those in who review the app for a store, in English. */
export const enReviewers: typeof idReviewers = {
  title: 'Access for app store reviewers',
  text: 'Reviewers of Google Play and the App Store cannot receive a code. Give them one member that you have made for it, with a fixed code that ends by itself. On a real Otomax that member can only look around: he cannot sell, change his PIN or link accounts.',
  open: 'Open access',
  close: 'Close access',
  closed: 'Closed. There is no fixed code.',
  phone: "The member's mobile number",
  agentCode: "The member's code",
  agentCodeHint: 'Type it yourself, so that it is the right one.',
  days: 'How long, in days',
  daysHint: '60 days at most.',
  codeTitle: 'Fixed code for reviewers',
  codeText: 'Shown this once. Put it into the notes for the reviewers, with the number {{phone}}.',
  copy: 'Copy the code',
  close_title: "Close the reviewers' access?",
  close_text: "The fixed code is worth nothing from then on, and every reviewer's session ends.",
  member: 'Member',
  until: 'Until',
  by: 'Opened by',
  tries: 'Wrong codes left',
  uses: 'Used',
  unused: 'never',
  opened: "The reviewers' access is open.",
  done: "The reviewers' access is closed.",
};
