import { expect, test } from 'bun:test';
import { ReceiptSettingsSchema } from '@hexaflate/contract/agent';
import fc from 'fast-check';
import { cleanRupiah, type longest, receiptProblem } from './receipt-form.ts';

const settings = {
  storeName: 'Toko',
  address: '',
  footer: '',
  showLogo: true,
  markup: '0',
  paperWidth: '58',
} as const;

test('whatever is typed as profit is money that the API accepts, or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const markup = cleanRupiah(typed);
      if (markup !== '') expect(ReceiptSettingsSchema.shape.markup.safeParse(markup).success).toBe(true);
    }),
  );
});

test('a field has a problem exactly when the API would refuse it', () => {
  const fields = fc.constantFrom<keyof typeof longest>('storeName', 'address', 'footer');
  fc.assert(
    fc.property(fields, fc.string({ maxLength: 200 }), (field, text) => {
      const accepted = ReceiptSettingsSchema.safeParse({ ...settings, [field]: text }).success;
      expect(receiptProblem(field, { ...settings, [field]: text }) === null).toBe(accepted);
    }),
  );
});
