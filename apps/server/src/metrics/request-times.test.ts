import { expect, test } from 'bun:test';
import { createRequestTimes } from './request-times.ts';

test('each request counts in every bucket at or above its time, and in sum and count', () => {
  const times = createRequestTimes();
  times.observe('/a', 'GET', 200, 0.001);
  times.observe('/a', 'GET', 200, 0.03);
  times.observe('/a', 'GET', 304, 9);
  const text = times.text();
  const value = (name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1];
  const name = 'hexaflate_http_request_seconds';
  const labels = 'route="/a",method="GET",status="200"';
  expect(value(`${name}_bucket{le="0.001",${labels}}`)).toBe('1');
  expect(value(`${name}_bucket{le="0.02",${labels}}`)).toBe('1');
  expect(value(`${name}_bucket{le="0.05",${labels}}`)).toBe('2');
  expect(value(`${name}_bucket{le="+Inf",${labels}}`)).toBe('2');
  expect(value(`${name}_sum{${labels}}`)).toBe('0.031');
  expect(value(`${name}_count{${labels}}`)).toBe('2');
  const slow = 'route="/a",method="GET",status="304"';
  expect(value(`${name}_bucket{le="5",${slow}}`)).toBe('0');
  expect(value(`${name}_bucket{le="+Inf",${slow}}`)).toBe('1');
  expect(text).toStartWith(`# HELP ${name} `);
  expect(text).toContain(`# TYPE ${name} histogram\n`);
});
