import { expect, test } from 'bun:test';
import { finishBody } from './body.ts';
import { matchesEtag } from './etag.ts';

const etag = '"abc"';

test.each([
  ['"abc"', 'the tag itself'],
  ['W/"abc"', 'a weak tag: the comparison is weak'],
  ['*', 'anything'],
  [' * ', 'anything, with spaces around'],
  ['"x", "abc"', 'a list'],
  ['"x","abc"', 'a list without spaces'],
  ['"a,b" , W/"abc"', 'a list with a comma within a tag'],
  [', "abc",', 'a list with empty members'],
])('%p matches: %s', (header) => {
  expect(matchesEtag(header, etag)).toBe(true);
});

test.each([
  [undefined, 'no header'],
  [null, 'no header, as Headers say it'],
  ['', 'an empty header'],
  ['"abcd"', 'another tag'],
  ['abc', 'a tag without quotes'],
  ['w/"abc"', 'a weakness in lower case'],
  ['"x, abc"', 'the text within another tag'],
  ['"abc", junk', 'a malformed list'],
  ['"abc', 'a tag that does not end'],
  ['"abc", *', 'a star in a list'],
])('%p does not match: %s', (header) => {
  expect(matchesEtag(header, etag)).toBe(false);
});

test('a weak tag of ours matches as well', () => {
  expect(matchesEtag('"abc"', 'W/"abc"')).toBe(true);
});

test('a hostile header takes no time', () => {
  const started = performance.now();
  expect(matchesEtag(`${'" '.repeat(50_000)}x`, etag)).toBe(false);
  expect(matchesEtag(`${' ,\t'.repeat(50_000)}"`, etag)).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});

test('a body has a strong tag of its own and the same bytes have the same tag', () => {
  const body = finishBody('{"nama":"Toko Sinar é"}');
  expect(body.etag).toMatch(/^"[\w-]{22}"$/);
  expect(new TextDecoder().decode(body.bytes)).toBe('{"nama":"Toko Sinar é"}');
  expect(finishBody('{"nama":"Toko Sinar é"}').etag).toBe(body.etag);
  expect(finishBody('{"nama":"Toko Sinar e"}').etag).not.toBe(body.etag);
});
