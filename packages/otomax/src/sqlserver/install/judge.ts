import type { Sample } from './movement.ts';

/** What happened between two samples. */
export interface Window {
  start: Sample;
  end: Sample;
}

/** Why Otomax seems to have stopped. */
export type StopSign =
  | 'complaint'
  | 'moreErrors'
  | 'requestStuck'
  | 'noRequests'
  | 'noAnswers'
  | 'noTransactions'
  | 'noOutcomes'
  | 'noReplies'
  | 'noLedger';

/** So much of something in one window, and then nothing of it in the next, is no accident. */
const STEADY = 5;
/** Errors count as rising when they are so many times what they were, and so many more. */
const ERRORS_TIMES = 3;
const ERRORS_MORE = 10;

const rates: readonly (readonly [sign: StopSign, of: (window: Window) => number])[] = [
  ['noRequests', ({ start, end }) => end.inbox - start.inbox],
  ['noAnswers', ({ start, end }) => end.inbox - start.inbox - (end.waiting - start.waiting)],
  ['noTransactions', ({ start, end }) => end.transaksi - start.transaksi],
  ['noOutcomes', ({ start, end }) => end.transaksi - start.transaksi - (end.open - start.open)],
  ['noReplies', ({ start, end }) => end.outbox - start.outbox],
  ['noLedger', ({ start, end }) => end.mutasi - start.mutasi],
];

/**
 * Does Otomax still move where it moved before? Compares the window before a trigger with the one after it, both of
 * the same length. Undefined when nothing speaks against the trigger, which on a quiet table proves nothing.
 */
export function stopSign(before: Window, after: Window): StopSign | undefined {
  if (after.end.complaints > after.start.complaints) return 'complaint';
  const errors = (window: Window) => window.end.logs - window.start.logs;
  if (errors(after) > ERRORS_TIMES * errors(before) + ERRORS_MORE) return 'moreErrors';
  if (isStuck(before, after)) return 'requestStuck';
  return rates.find(([, rate]) => rate(before) >= STEADY && rate(after) <= 0)?.[0];
}

/** Requests were answered before; now the same one has waited all the time, and none was answered. */
function isStuck(before: Window, after: Window): boolean {
  const answered = rates.find(([sign]) => sign === 'noAnswers')?.[1] ?? (() => 0);
  const { start, end } = after;
  return answered(before) > 0 && answered(after) <= 0 && start.oldest > 0 && start.oldest === end.oldest;
}
