/**
 * The templates of Otomax's message formats (`parameter`, grup 'Format'): `[placeholder]`, `[spr]` the separator,
 * `[trim]` nothing at all, `{ … }` a group that may repeat. They are data of the installation, never constants.
 */
export type Token =
  | { kind: 'literal'; text: string }
  | { kind: 'separator' }
  | { kind: 'placeholder'; name: string };

/** How `[spr]` is rendered. */
export const SEPARATOR = '.';

/** Why a template cannot be read, or a message not be written in it. */
export interface FormatProblem {
  code: 'empty' | 'brackets' | 'groups' | 'twice' | 'noValue' | 'notPlain' | 'misread' | 'touching';
  /** The placeholder that it is about, where it is about one. */
  placeholder: string | null;
}

/** A template that cannot be read, such as one with an unclosed bracket. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  readonly problem: FormatProblem;
  constructor(message: string, code: FormatProblem['code'], placeholder: string | null = null) {
    super(message);
    this.problem = { code, placeholder };
  }
}

/** A message that cannot be written without changing its meaning. Its text never holds a value. */
export class RenderError extends Error {
  override name = 'RenderError';
  readonly problem: FormatProblem;
  constructor(message: string, code: FormatProblem['code'], placeholder: string | null = null) {
    super(message);
    this.problem = { code, placeholder };
  }
}

/**
 * Cuts a template into tokens. Placeholder names are lower-cased, `[trim]` disappears, and a `{ … }` group stands
 * for one round of itself: this product never puts two transactions into one message.
 * Throws TemplateError for brackets that do not close and for a placeholder that occurs twice.
 */
export function parseTemplate(nilai: string): Token[] {
  const tokens: Token[] = [];
  const seen = new Set<string>();
  let inGroup = false;
  let rest = nilai;
  while (rest !== '') {
    const brace = rest[0];
    if (brace === '{' || brace === '}') {
      if ((brace === '{') === inGroup)
        throw new TemplateError(`Groups do not pair up in ${JSON.stringify(nilai)}`, 'groups');
      inGroup = brace === '{';
      rest = rest.slice(1);
      continue;
    }
    const bracket = /^\[([A-Za-z0-9_ ]+)\]/.exec(rest);
    if (bracket) {
      const name = (bracket[1] ?? '').trim().toLowerCase();
      if (name === 'spr') tokens.push({ kind: 'separator' });
      else if (name !== 'trim') {
        if (seen.has(name))
          throw new TemplateError(`[${name}] occurs twice in ${JSON.stringify(nilai)}`, 'twice', name);
        seen.add(name);
        tokens.push({ kind: 'placeholder', name });
      }
      rest = rest.slice(bracket[0].length);
      continue;
    }
    const literal = /^[^[\]{}]+/.exec(rest)?.[0];
    if (literal === undefined)
      throw new TemplateError(`Brackets do not pair up in ${JSON.stringify(nilai)}`, 'brackets');
    tokens.push({ kind: 'literal', text: literal });
    rest = rest.slice(literal.length);
  }
  if (inGroup) throw new TemplateError(`A group does not close in ${JSON.stringify(nilai)}`, 'groups');
  return tokens;
}

/** What a value may consist of, by placeholder; anything else takes every printable character. */
const SHAPES: Record<string, string> = {
  pin: '[0-9]+',
  pinlama: '[0-9]+',
  pinbaru: '[0-9]+',
  counter: '[0-9]+',
  qty: '[0-9]+',
  nominal: '[0-9]+',
  jumlah: '[0-9]+',
  enduser: '[+]?[0-9]+',
  nomorhp: '[+]?[0-9]+',
  kodeproduk: '[A-Za-z0-9_-]+',
  kodereseller: '[A-Za-z0-9_-]+',
  trxid: '[A-Za-z0-9_-]+',
};

/** One placeholder of a template and what a value of it must match. */
export interface TemplateField {
  name: string;
  pattern: RegExp;
}

/**
 * The expression that a whole message must match, with one capture per placeholder in `fields` order. Literals are
 * case-insensitive. A value never holds the separator of its template nor the character that ends it, so there is
 * at most one way to read a message.
 */
export function templatePattern(tokens: readonly Token[]): { pattern: RegExp; fields: TemplateField[] } {
  const hasSeparator = tokens.some((token) => token.kind === 'separator');
  const fields: TemplateField[] = [];
  const source = tokens.map((token, index) => {
    if (token.kind === 'separator') return escapePattern(SEPARATOR);
    if (token.kind === 'literal') return escapePattern(token.text);
    const shape = SHAPES[token.name] ?? anythingUntil(tokens[index + 1], hasSeparator);
    fields.push({ name: token.name, pattern: new RegExp(`^${shape}$`) });
    return `(${shape})`;
  });
  return { pattern: new RegExp(`^${source.join('')}$`, 'i'), fields };
}

function anythingUntil(next: Token | undefined, hasSeparator: boolean): string {
  const ends = next?.kind === 'literal' ? (next.text[0] ?? '') : '';
  const barred = `${hasSeparator ? SEPARATOR : ''}${ends}`.replace(/[\\\]^-]/g, '\\$&');
  return barred === '' ? '[ -~]+' : `(?:(?![${barred}])[ -~])+`;
}

/** Writes one message, checking that nothing is missing and only printable ASCII goes in. Throws RenderError. */
export function renderTokens(
  formatName: string,
  tokens: readonly Token[],
  values: Readonly<Record<string, string | undefined>>,
): string {
  return tokens
    .map((token) => {
      if (token.kind === 'literal') return token.text;
      if (token.kind === 'separator') return SEPARATOR;
      const value = values[token.name];
      if (value === undefined || value === '')
        throw new RenderError(`${formatName} needs a value for [${token.name}]`, 'noValue', token.name);
      // Otomax keeps messages in a varchar: any other character would arrive as a question mark.
      if (!/^[ -~]+$/.test(value))
        throw new RenderError(
          `${formatName}: [${token.name}] holds more than plain ASCII`,
          'notPlain',
          token.name,
        );
      return value;
    })
    .join('');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
