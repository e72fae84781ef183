/** Rows of a letter of 5 x 7 dots, from the top, each a digit of base 32. */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhf',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hpljhhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllrh',
  X: 'hha4ahh',
  Y: 'hha4444',
  Z: 'v1248gv',
  '0': 'ehjlphe',
  '1': '4c4444e',
  '2': 'eh168gv',
  '3': 'v2421he',
  '4': '26aiv22',
  '5': 'vgu11he',
  '6': '68guhhe',
  '7': 'v124888',
  '8': 'ehhehhe',
  '9': 'ehhf12c',
  '-': '000v000',
  '.': '00000cc',
  ':': '0cc0cc0',
  _: '000000v',
  '/': '122488g',
};

export const LETTER_WIDTH = 5;
export const LETTER_HEIGHT = 7;

/** Whether the dot in a column and row of a letter is set. Small letters are drawn large; unknown ones are empty. */
export function isDot(letter: string, column: number, row: number): boolean {
  const rows = LETTERS[letter.toUpperCase()];
  return (
    rows !== undefined && ((Number.parseInt(rows[row] ?? '0', 32) >> (LETTER_WIDTH - 1 - column)) & 1) === 1
  );
}
