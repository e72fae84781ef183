import { ageOf } from '../format/dates.ts';
import { sharedWords } from '../words/shared.ts';
import { useWords } from '../words/words.ts';

/** Says how old something is: "baru saja", "5 menit lalu". Takes an ISO instant or epoch milliseconds. */
export function useAgeText(): (instant: string | number, now?: number) => string {
  const say = useWords(sharedWords);
  return (instant, now = Date.now()) => {
    const { unit, count } = ageOf(instant, now);
    if (unit === 'now') return say('agoNow');
    if (unit === 'minutes') return say('agoMinutes', { count });
    return unit === 'hours' ? say('agoHours', { count }) : say('agoDays', { count });
  };
}
