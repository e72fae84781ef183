import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createAnswerReader } from './http-answers.ts';

const answer = (status: number, body: string) =>
  `HTTP/1.1 ${status} X\r\nContent-Length: ${Buffer.byteLength(body)}\r\nX-Other: a\r\n\r\n${body}`;

test('answers are counted the same however the network cuts them', () => {
  const bodies = fc.array(fc.tuple(fc.constantFrom(200, 429, 500), fc.string({ maxLength: 40 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(bodies, fc.integer({ min: 1, max: 50 }), (list, size) => {
      const bytes = Buffer.from(list.map(([status, body]) => answer(status, body)).join(''));
      const reader = createAnswerReader();
      const seen: number[] = [];
      for (let at = 0; at < bytes.length; at += size)
        seen.push(...reader.push(bytes.subarray(at, at + size)));
      expect(seen).toEqual(list.map(([status]) => status));
    }),
  );
});

test('an answer that ends without a body needs no length', () => {
  const bytes = Buffer.from(`HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n${answer(200, 'b')}`);
  expect(createAnswerReader().push(bytes)).toEqual([304, 200]);
});

test('what cannot be measured is refused, not guessed', () => {
  const chunked = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
  expect(() => createAnswerReader().push(chunked)).toThrow('Content-Length');
  expect(() => createAnswerReader().push(Buffer.from('SSH-2.0\r\n\r\n'))).toThrow('HTTP/1.1');
});
