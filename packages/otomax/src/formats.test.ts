import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import {
  type Format,
  fittingFormats,
  matchFormat,
  matchMessage,
  parseTemplate,
  RenderError,
  readFormats,
  renderFormat,
  saleValues,
  TemplateError,
} from './formats.ts';

function formats(rows: Record<string, string>): Format[] {
  return readFormats(Object.entries(rows).map(([nama, nilai]) => ({ nama, nilai, tgl_data: null })));
}

function only(nilai: string, nama = 'Transaksi'): Format {
  const [format] = formats({ [nama]: nilai });
  if (!format) throw new Error(`unreadable: ${nilai}`);
  return format;
}

describe('templates', () => {
  test('[spr] is a dot, [trim] is nothing, a group stands for one round of itself', () => {
    expect(parseTemplate('{[KodeProduk][spr][tujuan][spr]}[trim][pin]')).toEqual([
      { kind: 'placeholder', name: 'kodeproduk' },
      { kind: 'separator' },
      { kind: 'placeholder', name: 'tujuan' },
      { kind: 'separator' },
      { kind: 'placeholder', name: 'pin' },
    ]);
  });

  test.each(['[kodeproduk', 'kodeproduk]', '{[pin]', '[pin]}', '{{[pin]}}', '[pin][spr][pin]', '[]'])(
    'a broken template is refused: %s',
    (template) => {
      expect(() => parseTemplate(template)).toThrow(TemplateError);
    },
  );

  test('a broken row closes one feature, not all of them', () => {
    expect(
      formats({ Broken: '[pin', Empty: '', CekSaldo: 'SAL[spr][pin]' }).map((format) => format.name),
    ).toEqual(['CekSaldo']);
  });
});

describe('writing a message', () => {
  const buy = only('[kodeproduk][spr][tujuan][spr][pin] R#[trxid]', 'Transaksi25');

  test('the reference of section 4.4 is written as add-ons write it', () => {
    const text = renderFormat(buy, { kodeproduk: 'TM1', tujuan: '0895123456', pin: '1234', trxid: '5867' });
    expect(text).toBe('TM1.0895123456.1234 R#5867');
  });

  test.each([
    ['a missing value', { tujuan: undefined }],
    ['an empty value', { tujuan: '' }],
    ['a separator inside a value', { tujuan: '0812.1' }],
    ['letters in a PIN', { pin: '12a4' }],
    ['a character that varchar cannot hold', { tujuan: '0812…' }],
    ['a line break', { tujuan: '0812\n1' }],
  ])('%s is refused', (_case, change) => {
    const values = { kodeproduk: 'TM1', tujuan: '0895123456', pin: '1234', trxid: '5867', ...change };
    expect(() => renderFormat(buy, values)).toThrow(RenderError);
  });

  test('an error names the placeholder and never shows a value', () => {
    const write = () => renderFormat(buy, { kodeproduk: 'TM1', tujuan: '0895', pin: '12x4', trxid: '1' });
    expect(write).toThrow(/\[pin\]/);
    expect(write).not.toThrow(/12x4/);
  });

  test('a value that the next keyword would cut is refused', () => {
    const register = only('REG#[nama]#[alamat]', 'DaftarDL');
    expect(renderFormat(register, { nama: 'Budi', alamat: 'Jl. Mawar 3' })).toBe('REG#Budi#Jl. Mawar 3');
    expect(() => renderFormat(register, { nama: 'Bu#di', alamat: 'Jl' })).toThrow(RenderError);
  });
});

describe('reading a message', () => {
  test('keywords match in any case and values keep theirs', () => {
    const balance = only('SAL[spr][pin]', 'CekSaldo');
    expect(matchFormat(balance, 'sal.1234')).toEqual({ pin: '1234' });
    expect(matchFormat(only('UN.[nama].[pin]', 'UbahNama'), 'un.Budi S.1')).toEqual({
      nama: 'Budi S',
      pin: '1',
    });
  });

  test('a keyword wins over a format that begins with a product code', () => {
    const all = formats({
      Transaksi: '[kodeproduk][spr][tujuan][spr][pin]',
      UbahPin: 'GP[spr][pinlama][spr][pinbaru]',
    });
    expect(matchMessage(all, ' GP.1234.5678 ')?.format.name).toBe('UbahPin');
    expect(matchMessage(all, 'TM1.0895.5678')?.format.name).toBe('Transaksi');
    expect(matchMessage(all, 'TM1 0895 5678')).toBeUndefined();
  });

  test('among equals the newest tgl_data comes first, then the name', () => {
    const rows = [
      { nama: 'B', nilai: '[tujuan]', tgl_data: '2026-01-01' },
      { nama: 'A', nilai: '[tujuan]', tgl_data: '2026-01-01' },
      { nama: 'C', nilai: '[tujuan]', tgl_data: '2026-02-01' },
    ];
    expect(readFormats(rows).map((format) => format.name)).toEqual(['C', 'A', 'B']);
  });

  test('PROPERTY: what is written is read back as the same values, or is not written', () => {
    const names = ['kodeproduk', 'tujuan', 'pin', 'trxid', 'counter', 'nominal', 'enduser', 'nama', 'alamat'];
    const template = fc
      .tuple(
        fc.shuffledSubarray(names, { minLength: 1 }),
        fc.array(fc.constantFrom('[spr]', ' R#', '*', '', '[trim]', '#')),
      )
      .map(([chosen, glue]) => chosen.map((name, index) => `[${name}]${glue[index] ?? ''}`).join(''));
    const value = fc.oneof(
      fc.nat().map(String),
      fc.stringMatching(/^[A-Za-z0-9 .#*+-]{1,12}$/),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(template, fc.array(value, { minLength: 9, maxLength: 9 }), (nilai, given) => {
        const format = only(nilai);
        const values = Object.fromEntries(format.placeholders.map((name, index) => [name, given[index]]));
        let text: string;
        try {
          text = renderFormat(format, values);
        } catch (error) {
          expect(error).toBeInstanceOf(RenderError);
          return;
        }
        expect(matchFormat(format, text)).toEqual(values as Record<string, string>);
      }),
      { numRuns: 500 },
    );
  });
});

describe('choosing the format of an order', () => {
  const all = formats({
    Transaksi: '[kodeproduk].[tujuan].[pin]',
    Transaksi25: '[kodeproduk].[tujuan].[pin] R#[trxid]',
    Transaksi14: '[kodeproduk].[counter].[tujuan].[pin] R#[trxid]',
    Transaksi29: '[kodeproduk].[qty].[tujuan].[pin]',
    Transaksi4: 'OPN.[kodeproduk].[nominal].[tujuan].[pin].[enduser]',
    TransaksiBebasDobel: 'BD.[kodeproduk].[tujuan].[pin] R#[trxid]',
    CekTagihan: 'INQ.[kodeproduk].[tujuan].[pin]',
    BayarTagihan: 'PAY.[kodeproduk].[tujuan].[pin]',
    DaftarDL: 'REG.[nama].[alamat].[nomorhp].[pin]',
  });
  const plain = { counter: 1, amount: null, buyerPhone: null };

  test.each([
    ['buy', plain, 'Transaksi25'],
    ['buy', { ...plain, counter: 2 }, 'Transaksi14'],
    ['buy', { ...plain, amount: 50_000 }, 'Transaksi29'],
    ['buy', { counter: 1, amount: 50_000, buyerPhone: '0812' }, 'Transaksi4'],
    ['buy', { ...plain, buyerPhone: '0812' }, undefined],
    ['buy', { ...plain, counter: 2, amount: 50_000 }, undefined],
    ['inquire', plain, 'CekTagihan'],
    ['pay', plain, 'BayarTagihan'],
    ['pay', { ...plain, amount: 1 }, undefined],
  ] as const)('%s with %o is sent by %s', (verb, fields, name) => {
    expect(fittingFormats(all, verb, fields)[0]?.name).toBe(name);
  });

  test('a counter that is not needed is tolerated when there is nothing simpler', () => {
    const openOnly = formats({ Transaksi24: '[kodeproduk].[qty].[tujuan].[pin].[counter]' });
    expect(fittingFormats(openOnly, 'buy', { ...plain, amount: 10_000 })[0]?.name).toBe('Transaksi24');
  });

  test('the values of an order fill every format of an order', () => {
    const sale = { productCode: 'OVO', destination: '0812', pin: '1234', reference: '77' };
    const values = saleValues({ ...sale, counter: 2, amount: 50_000, buyerPhone: '0856' });
    for (const format of all.filter((each) => each.name.startsWith('Transaksi'))) {
      expect(matchFormat(format, renderFormat(format, values))).toBeDefined();
    }
  });
});
