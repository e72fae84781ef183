/** A number in groups of four, as people read it aloud: "0812 3456 7890". Other text is left alone. */
export function inGroups(number: string): string {
  return /^\d{7,}$/.test(number) ? number.replace(/(\d{4})(?=\d)/g, '$1 ') : number;
}

/** A whole number as Indonesians write it: "12.500". Done by hand: the first use of Intl costs a phone 70 ms. */
export function inThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** Initials for a name's tile, at most two: "Maju Jaya Cell" is MJ. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}
