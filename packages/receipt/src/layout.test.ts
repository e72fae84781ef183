import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Measure, PAPER_DOTS, placeReceipt, wrap } from './layout.ts';
import { orderWith, settingsWith, testBrand, testOptions } from './orders.fixture.ts';
import { receiptOf } from './receipt.ts';

const monospace: Measure = (text, size) => text.length * size * 0.55;

test('nothing is drawn outside the paper, however long the texts are', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('58' as const, '80' as const),
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.string({ maxLength: 120 }),
      fc.string({ minLength: 1, maxLength: 90 }),
      (paperWidth, storeName, address, serial) => {
        const settings = settingsWith({ paperWidth, storeName, address });
        const placed = placeReceipt(
          receiptOf(orderWith({ serial }), settings, testBrand, testOptions),
          monospace,
          null,
        );
        expect(placed.width).toBe(PAPER_DOTS[paperWidth]);
        for (const mark of placed.marks) {
          expect(mark.y).toBeLessThanOrEqual(placed.height);
          if (mark.kind !== 'text') continue;
          const wide = monospace(mark.text, mark.size, mark.weight);
          const left = { left: mark.x, center: mark.x - wide / 2, right: mark.x - wide }[mark.align];
          expect(left).toBeGreaterThanOrEqual(-0.001);
          expect(left + wide).toBeLessThanOrEqual(placed.width + 0.001);
        }
      },
    ),
  );
});

test('wrapping loses no visible character', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), (text, width) => {
      const lines = wrap(text, width, (piece) => piece.length);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
