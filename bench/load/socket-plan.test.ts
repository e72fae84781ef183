import { expect, test } from 'bun:test';
import { checkSockets } from './socket-plan.ts';

test('sockets go to this machine only, and not without end', () => {
  expect(() => checkSockets('http://localhost:8370', 2000)).not.toThrow();
  expect(() => checkSockets('http://127.0.0.1:8370', 1)).not.toThrow();
  expect(() => checkSockets('https://shop.example', 10)).toThrow(RangeError);
  for (const count of [0, 12_001, 1.5]) {
    expect(() => checkSockets('http://localhost:8370', count)).toThrow(RangeError);
  }
});
