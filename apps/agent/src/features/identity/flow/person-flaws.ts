import type { Person } from '@hexaflate/contract/identity';
import { readNik } from '@hexaflate/contract/nik';
import type { flowWords } from './words.ts';

/** What the person typed; any of it may still be empty. */
export type TypedPerson = Person;

type FlowKey = keyof (typeof flowWords)['id'];

/** What is wrong with a field, as a key of the flow's words. `hard` keeps it from being sent; the rest is a hint. */
export interface FieldFlaw {
  key: FlowKey & string;
  hard: boolean;
}

/** What is wrong with what was typed. `today` is an ISO date. */
export function personFlaws(
  { nik, name, birthDate }: TypedPerson,
  today: string,
): Partial<Record<keyof TypedPerson, FieldFlaw>> {
  const flaws = readNik(nik, { today, ...(birthDate && { birthDate }) }).flaws;
  const of = (flaw: (typeof flaws)[number], key: FieldFlaw['key'], hard = false) =>
    flaws.includes(flaw) ? { key, hard } : undefined;
  const nikFlaw =
    of('length', 'nikShort', true) ??
    of('region', 'nikRegion') ??
    of('date', 'nikDate') ??
    of('serial', 'nikSerial') ??
    of('birthDateDiffers', 'nikBirth');
  return {
    ...(nikFlaw && { nik: nikFlaw }),
    ...(name.trim().length < 2 && { name: { key: 'nameMissing' as const, hard: true } }),
    ...(!birthDate && { birthDate: { key: 'birthDateMissing' as const, hard: true } }),
  };
}

/** Whether it may be sent: a NIK of odd form is the reviewer's to judge, a missing field is not. */
export function mayBeSent(person: TypedPerson, today: string): boolean {
  return Object.values(personFlaws(person, today)).every(({ hard }) => !hard);
}
