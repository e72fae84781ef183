import { en } from './en.ts';
import { id } from './id.ts';
import { defineWords } from './words.ts';

/** The words that every screen shares: `const say = useWords(sharedWords)`. */
export const sharedWords = defineWords(id, en);
