import { expect, test } from 'bun:test';
import { requestFactsReader } from './request-facts.ts';

const forwarded = (value: string) =>
  new Request('http://x/', { headers: { 'x-forwarded-for': value, 'x-forwarded-proto': 'https' } });

test('a stranger cannot choose his address by a forwarding header', () => {
  const facts = requestFactsReader([]).read(forwarded('9.9.9.9'), '203.0.113.7');
  expect(facts.address).toBe('203.0.113.7');
  expect(facts.secure).toBe(false);
});

test('behind a trusted proxy the nearest untrusted hop is the client, whatever stands left of it', () => {
  const facts = requestFactsReader(['10.0.0.0/8']).read(
    forwarded('1.1.1.1, 198.51.100.4, 10.1.2.3'),
    '::ffff:10.0.0.2',
  );
  expect(facts.address).toBe('198.51.100.4');
  expect(facts.secure).toBe(true);
});

test('garbage in the header falls back to the proxy itself', () => {
  expect(requestFactsReader(['10.0.0.2']).read(forwarded('unknown, <script>'), '10.0.0.2').address).toBe(
    '10.0.0.2',
  );
});

test.each([
  ['203.0.113.9:51234', '203.0.113.9'],
  ['[2001:db8::7]:51234', '2001:db8::7'],
  ['[2001:db8::7]', '2001:db8::7'],
  ['2001:db8::7', '2001:db8::7'],
])('a proxy that writes the client as %s means %s', (written, meant) => {
  expect(requestFactsReader(['127.0.0.1']).read(forwarded(written), '127.0.0.1').address).toBe(meant);
});
