import { expect, test } from 'bun:test';
import { ApiError } from '@hexaflate/contract/client';
import type { Home } from '@hexaflate/contract/home';
import { createFirstAnswer } from './first-answer.ts';

const home: Home = JSON.parse('{"unread":3}');
const key = ['notifications', 'unread'];
const pick = (answer: Home) => answer.unread;
const own = async () => 99;
const nothing = async () => {};

/** A start whose one question is answered, or fails, when the test says so. */
function starting() {
  const asked = Promise.withResolvers<Home>();
  const first = createFirstAnswer(async () => ({ home: await asked.promise, position: 'e:7' }));
  return { first, answer: () => asked.resolve(home), fail: (error: Error) => asked.reject(error) };
}

test('a query that asks while home is under way gets its part and asks nothing itself', async () => {
  const { first, answer } = starting();
  const begun = first.begin(nothing);
  const part = first.partOf(key, pick, own);
  answer();
  expect([await part, first.covers(key), await first.position()]).toEqual([3, true, 'e:7']);
  await begun;
});

test('what no query has asked for by then is handed out when home arrives', async () => {
  const { first, answer } = starting();
  const parts: number[] = [];
  const begun = first.begin(async () => void parts.push(await first.partOf(key, pick, own)));
  answer();
  await begun;
  expect(parts).toEqual([3]);
});

test('after the start every query asks by itself', async () => {
  const { first, answer } = starting();
  answer();
  await first.begin(nothing);
  expect([await first.partOf(key, pick, own), first.covers(key)]).toEqual([99, false]);
});

test('who asks a second time while home is under way wants something newer, which home does not cover', async () => {
  const { first, answer } = starting();
  const begun = first.begin(nothing);
  const part = first.partOf(key, pick, own);
  expect(await first.partOf(key, pick, own)).toBe(99);
  answer();
  expect([await part, first.covers(key)]).toEqual([3, false]);
  await begun;
});

test('a home that the server cannot give leaves each part to its own route', async () => {
  const { first, fail } = starting();
  const begun = first.begin(nothing);
  const part = first.partOf(key, pick, own);
  fail(new ApiError('server.internal', 500, '', {}, null));
  expect([await part, first.covers(key), await first.position()]).toEqual([99, false, null]);
  expect(begun).rejects.toThrow();
});

test('a session that is over, or a network that is away, is told at once and not asked for again', async () => {
  for (const [code, status] of [
    ['auth.expired', 401],
    ['network', 0],
  ] as const) {
    const { first, fail } = starting();
    first.begin(nothing).catch(() => {});
    const part = first.partOf(key, pick, own);
    fail(new ApiError(code, status, '', {}, null));
    expect(await part.catch((error: unknown) => error)).toMatchObject({ code });
  }
});

test('what arrives after a sign-out is handed to nobody', async () => {
  const { first, answer } = starting();
  let filled = false;
  const begun = first.begin(async () => {
    filled = true;
  });
  first.forget();
  answer();
  await begun;
  expect([filled, await first.partOf(key, pick, own), await first.position()]).toEqual([false, 99, null]);
});
