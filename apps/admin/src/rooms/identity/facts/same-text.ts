/** Whether two people would call two texts of a KTP the same: capitals, spaces and marks do not count. */
export function sameText(one: string, other: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return bare(one) === bare(other);
}
