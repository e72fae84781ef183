import { expect, test } from 'bun:test';
import { inflateSync } from 'node:zlib';
import { orderWith, settingsWith, testBrand, testOptions } from './orders.fixture.ts';
import { latinText, receiptToPdf } from './pdf.ts';
import { receiptOf } from './receipt.ts';

async function readPdf(paperWidth: '58' | '80', storeName = 'Maju Jaya Cell') {
  const order = orderWith({
    product: {
      code: 'PLN50',
      name: 'Token PLN 50.000',
      operatorCode: 'PLN',
      operatorName: 'PLN',
      category: 'token',
    },
    serial: '48219930117560248813',
  });
  const blob = await receiptToPdf(
    receiptOf(order, settingsWith({ paperWidth, storeName }), testBrand, testOptions),
  );
  const bytes = Buffer.from(await blob.arrayBuffer());
  const raw = bytes.toString('latin1');
  const texts: string[] = [];
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const from = (match.index ?? 0) + match[0].length;
    const to = raw.indexOf('endstream', from);
    try {
      texts.push(inflateSync(bytes.subarray(from, to)).toString('latin1'));
    } catch {
      texts.push(raw.slice(from, to));
    }
  }
  const box = /MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(raw);
  return { text: texts.join('\n'), widthMm: (Number(box?.[1]) / 72) * 25.4 };
}

test('the PDF holds the receipt as text, the token in groups', async () => {
  const { text } = await readPdf('58');
  for (const expected of ['MAJU JAYA CELL', '4821 9930 1175', '6024 8813', 'Rp27.000', 'TRX 8162890'])
    expect(text).toContain(`(${expected})`);
});

test('no cost or balance stands in the PDF', async () => {
  const { text } = await readPdf('58');
  for (const secret of ['25.150', '25150', '1.284.500', '1.259.350']) expect(text).not.toContain(secret);
});

test('the page is as wide as the paper', async () => {
  expect((await readPdf('58')).widthMm).toBeCloseTo(58, 1);
  expect((await readPdf('80')).widthMm).toBeCloseTo(80, 1);
});

test('characters that the face cannot write are left out, never garbled', async () => {
  expect(latinText('Café – Toko ☕ Jaya')).toBe('Cafe - Toko  Jaya');
  expect((await readPdf('58', 'Toko ☕ Jaya')).text).toContain('(TOKO JAYA)');
});
