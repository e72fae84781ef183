import { expect, test } from 'bun:test';
import { hearLines } from './hear-lines.ts';

function stream() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return {
    readable,
    say: (text: string) => writer.write(new TextEncoder().encode(text)),
    end: () => writer.close(),
  };
}

test('a line is heard when it is whole, however it was cut on its way', async () => {
  const { readable, say, end } = stream();
  const heard = hearLines(readable);
  const two = heard.until(() => heard.lines.length === 2);
  await say('on');
  await say('e\ntwo\nthr');
  await two;
  expect(heard.lines).toEqual(['one', 'two']);
  await end();
  await heard.ended;
});

test('who waits for what is never said is told so when the other side ends', async () => {
  const { readable, say, end } = stream();
  const heard = hearLines(readable);
  const never = heard.until(() => heard.lines.includes('ready'));
  await say('going down\n');
  await end();
  await expect(never).rejects.toThrow('going down');
});
