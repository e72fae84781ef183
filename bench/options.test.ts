import { expect, test } from 'bun:test';
import { SetupError } from '../scripts/setup/say.mjs';
import { readOptions } from './options.ts';

const scenarios = ['order', 'freshness', 'reads'];

test('without arguments the usual scenarios run for five rounds', () => {
  expect(readOptions([], scenarios)).toEqual({ only: [], rounds: 5, json: undefined, otomax: undefined });
});

test('--only may be given several times, and scenarios keep their order and run once', () => {
  const { only } = readOptions(['--only', 'reads', '--only=order', '--only', 'reads'], scenarios);
  expect(only).toEqual(['order', 'reads']);
});

test('rounds and the file for the figures are taken as given', () => {
  const { rounds, json } = readOptions(['--rounds', '12', '--json', 'out.json'], scenarios);
  expect({ rounds, json }).toEqual({ rounds: 12, json: 'out.json' });
});

test('a database of another kind is refused before anything starts', () => {
  const url = 'mssql://user:password@localhost:1433/bench';
  expect(readOptions(['--otomax', url], scenarios).otomax).toBe(url);
  expect(() => readOptions(['--otomax', 'postgres://localhost/bench'], scenarios)).toThrow(SetupError);
});

test('a scenario that is not there is named, together with those that are', () => {
  expect(() => readOptions(['--only', 'haste'], scenarios)).toThrow(/haste.*order, freshness, reads/);
});

test('rounds that cannot be run, unknown options and loose words are refused', () => {
  for (const wrong of ['0', '-1', '1.5', '1e1', 'many', '', '101']) {
    expect(() => readOptions([`--rounds=${wrong}`], scenarios)).toThrow(SetupError);
  }
  expect(() => readOptions(['--fast'], scenarios)).toThrow(SetupError);
  expect(() => readOptions(['order'], scenarios)).toThrow(SetupError);
});
