import type { TFunction } from 'i18next';

/** What a formatter needs to speak: the catalogue and the BCP 47 tag whose number and date habits apply. */
export interface Words {
  t: TFunction;
  tag: string;
}
