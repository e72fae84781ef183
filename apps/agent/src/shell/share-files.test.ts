import { expect, test } from 'bun:test';
import { type Sharing, shareFiles } from './share-files.ts';

type Shared = Parameters<Sharing['share']>[0];

/** A page without a way to share, as Android's web view is. */
function pageOn(shared: Shared[]): Navigator {
  const page: Navigator = Object.create({});
  shareFiles({ share: async (file) => void shared.push(file) }, page);
  return page;
}

test('a receipt of any size reaches the phone whole, under its name and type', async () => {
  const shared: Shared[] = [];
  const page = pageOn(shared);
  const bytes = new Uint8Array(400_001).map((_, at) => at % 251);
  const file = new File([bytes], 'struk-1.png', { type: 'image/png' });
  expect(page.canShare({ files: [file] })).toBe(true);
  await page.share({ files: [file], title: 'struk' });
  const [first] = shared;
  expect([first?.name, first?.type]).toEqual(['struk-1.png', 'image/png']);
  expect(Buffer.from(first?.bytes ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true);
});

test('without a file nothing is promised and nothing shared', async () => {
  const shared: Shared[] = [];
  const page = pageOn(shared);
  expect(page.canShare({ text: 'halo' })).toBe(false);
  await expect(page.share({ text: 'halo' })).rejects.toThrow(TypeError);
  expect(shared).toEqual([]);
});
