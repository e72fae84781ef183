import { type Person, PersonSchema } from '@hexaflate/contract';
import type { PersonKey } from './keys/person-key.ts';

const ABOUT = 'identity person';
const SHOWN_DIGITS = 4;

/** Seals who the agent says he is. */
export function sealPerson(key: PersonKey, person: Person): string {
  return key.sealJson(person, ABOUT);
}

/** Opens it again; null when there is nothing, or the key was destroyed. */
export function openPerson(key: PersonKey | undefined, sealed: string | null): Person | null {
  return key && sealed !== null ? PersonSchema.parse(key.openJson(sealed, ABOUT)) : null;
}

/** With all digits of the number hidden but the last four. */
export function shortened(person: Person): Person {
  const hidden = person.nik.length - SHOWN_DIGITS;
  return { ...person, nik: '•'.repeat(hidden) + person.nik.slice(hidden) };
}
