import type { Locale } from '@hexaflate/contract/wire';
import { fillIn, widgetWord } from '../words.ts';

const MINUTE_MS = 60_000;

/** From an age (ms) on, the sentence that says it; `{count}` in it is how many times `from` has passed. */
export interface AgeStep {
  from: number;
  sentence: string;
}

/** How the age of what is shown is said, from young to old. */
export function ageSteps(locale: Locale): AgeStep[] {
  const count = { count: '{count}' };
  return [
    { from: 0, sentence: widgetWord('updatedNow', locale) },
    { from: MINUTE_MS, sentence: widgetWord('updatedMinutes', locale, count) },
    { from: 60 * MINUTE_MS, sentence: widgetWord('updatedHours', locale, count) },
    { from: 24 * 60 * MINUTE_MS, sentence: widgetWord('updatedDays', locale, count) },
  ];
}

/** The sentence for an age in milliseconds. */
export function sentenceOfAge(ms: number, locale: Locale): string {
  const step = ageSteps(locale).findLast(({ from }) => ms >= from);
  return step ? fillIn(step.sentence, { count: Math.floor(ms / step.from) }) : '';
}
