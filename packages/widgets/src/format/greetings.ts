import type { Locale } from '@hexaflate/contract/wire';
import { type WidgetWord, widgetWord } from '../words.ts';

/** From an hour of the day (0 to 23) on, how one greets. */
export interface GreetingStep {
  from: number;
  sentence: string;
}

/** As Indonesians part the day; before the first of these it is still the evening before. */
const parts: readonly { from: number; word: WidgetWord }[] = [
  { from: 0, word: 'evening' },
  { from: 4, word: 'morning' },
  { from: 11, word: 'noon' },
  { from: 15, word: 'afternoon' },
  { from: 18, word: 'evening' },
];

/** How one greets through the day, from midnight on. */
export function greetingSteps(locale: Locale): GreetingStep[] {
  return parts.map(({ from, word }) => ({ from, sentence: widgetWord(word, locale) }));
}

/** Which greeting fits an hour (0 to 23). */
export function greetingAt(hour: number): WidgetWord {
  return parts.findLast(({ from }) => hour >= from)?.word ?? 'evening';
}
