import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createRecencyMap } from './recency.ts';

const key = fc.constantFrom(...'abcdef');
const step = fc.oneof(
  fc.tuple(fc.constant('get' as const), key),
  fc.tuple(fc.constant('set' as const), key),
  fc.tuple(fc.constant('delete' as const), key),
);

test('whatever is used, put in and taken out: the order is that of the last use', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const map = createRecencyMap<number>();
      let plain: [string, number][] = [];
      for (const [index, [verb, name]] of steps.entries()) {
        const known = plain.find(([other]) => other === name);
        const others = plain.filter((entry) => entry !== known);
        if (verb === 'get') {
          expect(map.get(name)).toBe(known?.[1]);
          if (known) plain = [...others, known];
        } else if (verb === 'set') {
          map.set(name, index);
          plain = [...others, [name, index]];
        } else {
          expect(map.delete(name)).toBe(known !== undefined);
          plain = others;
        }
        expect([...map.values()]).toEqual(plain.map(([, value]) => value));
        expect(map.oldest()).toBe(plain[0]?.[0]);
        expect(map.size).toBe(plain.length);
      }
      map.clear();
      expect([map.size, map.oldest(), ...map.values()]).toEqual([0, undefined]);
    }),
  );
});

test('what is being walked through may be taken out on the way', () => {
  const map = createRecencyMap<string>();
  for (const name of 'abcd') map.set(name, name);
  for (const name of map.values()) if (name !== 'c') map.delete(name);
  expect([...map.values()]).toEqual(['c']);
});
