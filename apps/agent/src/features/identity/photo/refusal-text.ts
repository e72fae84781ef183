import { useWords } from '../../../words/words.ts';
import { cameraWords } from '../camera/words.ts';
import type { Refusal } from './take-photo.ts';

/** Says why a photo cannot be sent. */
export function useRefusalText(): (refusal: Refusal) => string {
  const say = useWords(cameraWords);
  return (refusal) => {
    const { problem, ...values } = refusal;
    return say(problem, values);
  };
}
