/**
 * A destination the way people read it aloud: `0812 3456 7890`, `1412 3456 781`, `628819003 (2101)`. Anything that
 * is not digits alone stays as it is.
 */
export function groupDestination(destination: string): string {
  const game = /^(.+?)\((.+)\)$/.exec(destination);
  if (game?.[1] && game[2]) return `${game[1].trim()} (${game[2].trim()})`;
  return /^\d{7,}$/.test(destination) ? groupDigits(destination) : destination;
}

/** Digits in groups of four from the left; a lonely last digit joins the group before it. */
export function groupDigits(digits: string): string {
  const groups = digits.match(/.{1,4}/g) ?? [];
  const last = groups.at(-1);
  if (groups.length > 1 && last?.length === 1) groups.splice(-2, 2, `${groups.at(-2) ?? ''}${last}`);
  return groups.join(' ');
}
