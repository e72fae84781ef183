import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { matchMessage, readFormats, saleValues } from './formats.ts';
import { agreedMessage, readPurposes } from './formats-agreement.ts';
import { formatPurposes, isSalePurpose, salePurposes, sampleOf } from './formats-purposes.ts';
import { misreading, tryFormat } from './formats-trial.ts';
import { parameters } from './sandbox/seed/parameters.ts';
import { prepaidProducts } from './sandbox/seed/products.ts';

const seeded = parameters.flatMap(([grup, nama, nilai]) =>
  grup === 'Format' ? [{ nama, nilai, tgl_data: null }] : [],
);
const formats = readFormats(seeded);
const trial = (template: string, values = {}) => ({
  name: 'Transaksi',
  template,
  purpose: 'buy' as const,
  values,
});

test('a trial shows the pieces, the message and who would read it, in the order of reading', () => {
  const result = tryFormat(formats, trial('[kodeproduk][spr][tujuan][spr][pin]', { kodeproduk: 'TM1' }), 4);
  expect(result).toMatchObject({ message: 'TM1.081234567890.0000', verdict: 'same', problem: null });
  expect(result.readings.map(({ name }) => name)).toEqual(['Transaksi']);
});

test('ambiguity is seen: the sentence names the format that would take it', () => {
  const result = tryFormat(formats, trial('CH[spr][kodeproduk]'), 6);
  expect(result.verdict).toBe('other');
  expect(result.readings[0]).toEqual({ name: 'CekHarga', values: { kodeproduk: 'S10' } });
  expect(tryFormat(formats, trial('[kodeproduk]/[tujuan]/[pin]'), 6).verdict).toBe('nobody');
});

test('what cannot be read or written says where', () => {
  expect(tryFormat(formats, trial('[kodeproduk'), 6)).toMatchObject({
    message: null,
    problem: { code: 'brackets', placeholder: null },
  });
  const unwritable = tryFormat(formats, trial('[kodeproduk].[tujuan].[pin]', { kodeproduk: 'T.M' }), 6);
  expect(unwritable).toMatchObject({
    message: null,
    problem: { code: 'misread', placeholder: 'kodeproduk' },
  });
});

test.each(formats.map((format) => [format.name, format.template]))(
  'a PIN that is typed into a trial of %s appears nowhere',
  (name, template) => {
    const values = { pin: '258036', pinlama: '258036', pinbaru: '258036' };
    const shown = tryFormat(formats, { name, template, purpose: null, values }, 6);
    expect(shown.message).not.toBeNull();
    expect(JSON.stringify(shown)).not.toContain('258036');
  },
);

test('PROPERTY: an order in the seeded formats is written, read back as itself, and stolen by none', () => {
  const order = fc.record({
    purpose: fc.constantFrom(
      ...readPurposes(seeded, { asFound: true, agreed: [] }).flatMap(({ purpose, state }) =>
        state === 'ready' && isSalePurpose(purpose) ? [purpose] : [],
      ),
    ),
    productCode: fc.constantFrom(...prepaidProducts.map(({ code }) => code)),
    destination: fc.stringMatching(/^[0-9]{6,14}$/),
    pin: fc.stringMatching(/^[0-9]{4,6}$/),
    reference: fc.stringMatching(/^[A-Za-z0-9]{1,40}$/),
    counter: fc.integer({ min: 2, max: 9 }),
    amount: fc.integer({ min: 1000, max: 9_999_999 }),
    buyerPhone: fc.stringMatching(/^08[0-9]{8,11}$/),
  });
  fc.assert(
    fc.property(order, ({ purpose, counter, amount, buyerPhone, ...rest }) => {
      const { verb, fields } = sampleOf(purpose);
      const wanted = {
        counter: fields.counter > 1 ? counter : 1,
        amount: fields.amount === null ? null : amount,
        buyerPhone: fields.buyerPhone === null ? null : buyerPhone,
      };
      const policy = { asFound: true, agreed: [] };
      const text = agreedMessage(seeded, policy, { verb, fields: wanted, ...rest });
      expect(text).toBeDefined();
      const chosen = readPurposes(seeded, policy).find((each) => each.purpose === purpose)?.chosen;
      const format = formats.find(({ name }) => name === chosen?.name);
      if (!format) throw new Error(`no format for ${purpose}`);
      expect(misreading(formats, format, verb, saleValues({ ...wanted, ...rest }))).toBeUndefined();
      expect(
        tryFormat(formats, { ...format, purpose, values: saleValues({ ...wanted, ...rest }) }, 6).verdict,
      ).toBe('same');
    }),
    { numRuns: 300 },
  );
});

test('PROPERTY: whatever formats an installation has, a message that is sent is read as the order that it is', () => {
  const names = [
    'Transaksi',
    'Transaksi2',
    'Transaksi14',
    'TransaksiBebasDobel',
    'CekHarga',
    'TransferSaldo',
  ];
  const places = ['kodeproduk', 'tujuan', 'pin', 'counter', 'qty', 'trxid', 'kodereseller', 'jumlah', 'kode'];
  const template = fc
    .tuple(
      fc.constantFrom('', 'INQ.', 'S10.', 'TM1*'),
      fc.shuffledSubarray(places, { minLength: 1, maxLength: 5 }),
      fc.array(fc.constantFrom('[spr]', '*', '#', ' R#', ''), { minLength: 5, maxLength: 5 }),
    )
    .map(
      ([start, chosen, glue]) =>
        start +
        chosen.map((name, index) => `[${name}]${index + 1 < chosen.length ? glue[index] : ''}`).join(''),
    );
  const plain = fc.constant('[kodeproduk][spr][tujuan][spr][pin]');
  const installation = fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom(...names),
        fc.oneof(template, template, plain),
        fc.constantFrom('2020', '2025'),
      ),
      {
        minLength: 1,
        maxLength: 6,
        selector: ([name]) => name,
      },
    )
    .map((each) => each.map(([nama, nilai, tgl_data]) => ({ nama, nilai, tgl_data })));
  const order = fc.record({
    productCode: fc.constantFrom('S10', 'TM1', 'PLN20'),
    destination: fc.stringMatching(/^[0-9]{4,14}$/),
    pin: fc.stringMatching(/^[0-9]{4,6}$/),
    reference: fc.constantFrom('A1', '7'),
    counter: fc.constantFrom(1, 2),
    amount: fc.constantFrom(null, 50_000),
  });
  let sent = 0;
  fc.assert(
    fc.property(installation, order, (rows, { counter, amount, ...rest }) => {
      const fields = { counter, amount, buyerPhone: null };
      const text = agreedMessage(rows, { asFound: true, agreed: [] }, { verb: 'buy', fields, ...rest });
      if (text === undefined) return;
      sent += 1;
      const read = matchMessage(readFormats(rows), text);
      expect(read?.format.name).toMatch(/^Transaksi\d*$/);
      expect(read?.values).toMatchObject({
        kodeproduk: rest.productCode,
        tujuan: rest.destination,
        pin: rest.pin,
      });
      expect(read?.values.counter ?? '1').toBe(String(counter));
      expect(read?.values.qty).toBe(amount === null ? undefined : String(amount));
    }),
    { numRuns: 3_000 },
  );
  expect(sent).toBeGreaterThan(50);
});

test('the seeded installation can say everything but an open amount for a buyer’s number and a second payment', () => {
  const missing = readPurposes(seeded, { asFound: true, agreed: [] }).filter(
    ({ state }) => state !== 'ready',
  );
  expect(missing.map(({ purpose, state }) => [purpose, state])).toEqual([
    ['buyOpenFor', 'missing'],
    ['buyOpenForAgain', 'missing'],
    ['payAgain', 'missing'],
  ]);
  expect(salePurposes).toHaveLength(11);
  expect(formatPurposes).toHaveLength(12);
});
