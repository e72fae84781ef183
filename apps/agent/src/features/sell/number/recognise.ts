import type { Operator } from '@hexaflate/contract/catalog';

/** The operators whose longest prefix this number starts with; none while it is too short to tell. */
export function recogniseOperators(operators: readonly Operator[], number: string): Operator[] {
  let longest = 1;
  let found: Operator[] = [];
  for (const operator of operators)
    for (const prefix of operator.prefixes) {
      if (!number.startsWith(prefix) || prefix.length < longest) continue;
      if (prefix.length > longest) found = [];
      longest = prefix.length;
      if (!found.includes(operator)) found.push(operator);
    }
  return found;
}

/** Operators that no prefix gives away: the agent picks one of them. */
export function operatorsToChoose(operators: readonly Operator[]): Operator[] {
  return operators.filter((operator) => operator.prefixes.length === 0);
}

/** Enough digits to know that no operator fits. */
export function isUnrecognised(operators: readonly Operator[], number: string): boolean {
  const prefixes = operators.flatMap((operator) => operator.prefixes);
  if (prefixes.length === 0) return false;
  return (
    number.length > 0 && !prefixes.some((prefix) => prefix.startsWith(number) || number.startsWith(prefix))
  );
}
