import { expect, test } from 'bun:test';
import { AttemptIdSchema } from '@hexaflate/contract/wire';
import fc from 'fast-check';
import { uuidV7 } from './uuid-v7.ts';

test('it is a UUID of version 7 that the API takes, and holds its millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (now) => {
      const id = uuidV7(now);
      expect(AttemptIdSchema.safeParse(id).success).toBe(true);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
    }),
  );
});

test('later ids sort later, and none comes twice', () => {
  expect(uuidV7(1_000) < uuidV7(1_001)).toBe(true);
  expect(new Set(Array.from({ length: 2_000 }, () => uuidV7(5))).size).toBe(2_000);
});
