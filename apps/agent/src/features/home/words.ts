import { defineWords } from '../../words/words.ts';

export const homeWords = defineWords({ services: 'Mau jual apa?' }, { services: 'What to sell?' });
