import type { ProfileFields } from '@hexaflate/contract/profile';

type FieldName = keyof ProfileFields;

/** Longest texts, as the API has them; the others have a form of their own. */
const longest: Partial<Record<FieldName, number>> = {
  storeName: 60,
  ownerName: 60,
  phone: 20,
  province: 60,
  city: 60,
  street: 120,
  email: 120,
};

export type ProfileProblem =
  | { word: 'tooLong'; max: number }
  | { word: 'phoneOdd' | 'postcodeOdd' | 'emailOdd' };

/** What is wrong with a field as it was typed, or null; empty is always right. */
export function profileProblem(name: FieldName, fields: ProfileFields): ProfileProblem | null {
  const text = fields[name].trim();
  const max = longest[name];
  if (text === '') return null;
  if (max !== undefined && text.length > max) return { word: 'tooLong', max };
  if (name === 'phone' && !/^[+\d][\d\s().-]{5,}$/.test(text)) return { word: 'phoneOdd' };
  if (name === 'postcode' && !/^\d{5}$/.test(text)) return { word: 'postcodeOdd' };
  if (name === 'email' && !/^[^\s@"(),:;<>[\]\\]+@[^\s@]+\.[a-z]{2,}$/i.test(text))
    return { word: 'emailOdd' };
  return null;
}
