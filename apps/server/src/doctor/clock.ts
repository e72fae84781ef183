import { type Finding, findingsOf, type Words } from './finding.ts';

/** Milliseconds apart at which a clock is worth a word, and at which times in the books are plainly wrong. */
const NOTABLE_MS = 2000;
const WRONG_MS = 60_000;

const remedy: Words = {
  id: 'Samakan jam kedua komputer: di Windows, Settings > Time & language > Sync now',
  en: 'Set both clocks by the same source: on Windows, Settings > Time & language > Sync now',
};

/**
 * How far a clock is from ours. `strict`: times of that clock go into the books, so that minutes apart is a failure;
 * otherwise it is never more than a warning.
 */
export function clockFinding(whose: string, aheadMs: number, strict: boolean): Finding {
  const { fine, warning, failure } = findingsOf('clock');
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1);
  const words: Words = {
    id: `Jam ${whose} ${seconds} detik ${aheadMs >= 0 ? 'di depan' : 'di belakang'} jam komputer ini`,
    en: `The clock of ${whose} is ${seconds} s ${aheadMs >= 0 ? 'ahead of' : 'behind'} this machine's`,
  };
  if (Math.abs(aheadMs) < NOTABLE_MS) return fine(words);
  return strict && Math.abs(aheadMs) >= WRONG_MS ? failure(words, remedy) : warning(words, remedy);
}
