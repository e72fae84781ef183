import { defineWords } from '../../words/words.ts';

export const homeWords = defineWords('home', { services: 'Mau jual apa?' }, { services: 'What to sell?' });
