/**
 * A destination the way people read it aloud: `0812 3456 7890`, `1412 3456 781`, `628819003 (2101)`. Anything that
 * is not digits alone stays as it is.
 */
export function groupDestination(destination: string): string {
  const game = /^(.+?)\((.+)\)$/.exec(destination);
  if (game?.[1] && game[2]) return `${game[1].trim()} (${game[2].trim()})`;
  return /^\d{7,}$/.test(destination) ? groupDigits(destination) : destination;
}

/** Digits in groups of four from the left. */
export function groupDigits(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
