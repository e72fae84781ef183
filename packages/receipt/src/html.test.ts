import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { escapeHtml, receiptToHtml } from './html.ts';
import { orderWith, settingsWith, testBrand, testOptions } from './orders.fixture.ts';
import { receiptOf } from './receipt.ts';

function tagsOf(html: string): string[] {
  return html.match(/<[a-z/!][^>]*>/gi) ?? [];
}

function htmlWith(text: string): string {
  const order = orderWith({
    destination: text,
    buyerPhone: text,
    serial: text,
    product: { code: 'X', name: text, operatorCode: 'X', operatorName: 'X', category: 'x' },
    bill: { customerName: text, amount: '1000', details: [{ label: `L${text}`, value: text }] },
  });
  const settings = settingsWith({ storeName: text, address: text, footer: text });
  const brand = { name: text, logoUrl: text };
  return receiptToHtml({
    ...receiptOf(order, settings, brand, testOptions),
    logo: { url: text, letter: text },
  });
}

const hostile = fc.oneof(
  fc.string({ minLength: 1 }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '&', '/', 'script', 'img', ' onerror=', 'x', '</style>'), {
      minLength: 1,
    })
    .map((parts) => parts.join('')),
);

test('whatever a name, serial or footer holds, the document has the same tags', () => {
  const expected = tagsOf(htmlWith('x1')).map((tag) => tag.replaceAll('x1', ''));
  fc.assert(
    fc.property(
      hostile.filter((text) => text.trim() !== '' && !/saldo|harga|modal|pin|:|\(/i.test(text)),
      (text) => {
        const tags = tagsOf(htmlWith(`x${text}1`)).map((tag) => tag.replaceAll(escapeHtml(`x${text}1`), ''));
        expect(tags.filter((tag) => !tag.startsWith('<section'))).toEqual(
          expected.filter((tag) => !tag.startsWith('<section')),
        );
      },
    ),
  );
});

test('escaping leaves no character that could open a tag or end an attribute, and loses nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const safe = escapeHtml(text);
      expect(safe).not.toMatch(/[<>"']/);
      const back = safe
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(back).toBe(text);
    }),
  );
});

test('the page is as wide as the paper', () => {
  for (const paperWidth of ['58', '80'] as const)
    expect(
      receiptToHtml(receiptOf(orderWith({}), settingsWith({ paperWidth }), testBrand, testOptions)),
    ).toContain(`@page{size:${paperWidth}mm auto`);
});
