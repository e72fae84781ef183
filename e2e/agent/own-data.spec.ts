import { lookInAllLooks } from '../support/in-all-looks.ts';
import { markThisDeviceSafe, signInAgain } from '../support/second-device.ts';
import { useSecret } from '../support/secrets.ts';
import { signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

/** A member of the seed, whom no other test signs in as. */
const member = { phone: '082103377579', pin: useSecret('PIN', '629105') };

test('by PIN alone a copy waits and any device stops it; a yes from the old device has all of it at once', async ({
  browser,
  stack,
  panelPage: panel,
}) => {
  test.setTimeout(240_000);
  const phone = { baseURL: stack.url, viewport: { width: 360, height: 800 } };
  const oldContext = await browser.newContext(phone);
  await signInAgent(oldContext, stack, member.phone);
  await markThisDeviceSafe(panel.request, oldContext.request, stack);
  const old = await oldContext.newPage();
  await old.goto('/account/data');
  await expect(old.getByRole('button', { name: 'Minta salinan data' })).toBeVisible();
  const newContext = await browser.newContext(phone);
  await signInAgain(newContext, stack, member.phone);
  const page = await newContext.newPage();

  await page.goto('/account/data');
  await page.getByRole('button', { name: 'Minta salinan data' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(/^Tanpa konfirmasi, salinan disiapkan 24 jam lagi/)).toBeVisible();
  await expect(sheet.getByRole('button', { name: /^Konfirmasi dari perangkat lama/ })).toBeVisible();
  await lookInAllLooks(page, 'own-data-prove');
  await sheet.getByRole('button', { name: 'Lanjut tanpa konfirmasi' }).click();
  await sheet.getByLabel('PIN transaksi').fill(member.pin);
  await sheet.getByRole('button', { name: 'Minta salinan data' }).click();
  await expect(page.getByText(/^Mulai disiapkan .* tanpa foto dan isian identitas/)).toBeVisible();
  await lookInAllLooks(page, 'own-data-waits');

  // The old device hears of it on the screen that it has open.
  await expect(old.getByText(/meminta salinan data Anda, mulai disiapkan .* Bukan Anda\?/)).toBeVisible();
  await lookInAllLooks(old, 'own-data-elsewhere');
  await old.getByRole('button', { name: 'Hentikan salinan ini' }).click();
  await expect(old.getByRole('button', { name: 'Hentikan salinan ini' })).toBeHidden();
  await expect(page.getByText('Salinan terakhir dihentikan dari salah satu perangkat Anda.')).toBeVisible();

  await page.getByRole('button', { name: 'Minta salinan data' }).click();
  await sheet.getByRole('button', { name: /^Konfirmasi dari perangkat lama/ }).click();
  await old.getByRole('button', { name: 'Ya, ini saya' }).click();
  await sheet.getByLabel('PIN transaksi').fill(member.pin);
  await sheet.getByRole('button', { name: 'Minta salinan data' }).click();
  await expect(page.getByText(/^Siap diunduh/)).toBeVisible();
  await expect(page.getByText('Tanpa foto dan isian identitas.', { exact: false })).toBeHidden();
  await old.goto('/notifications');
  await expect(old.getByText(/meminta salinan data Anda/).first()).toBeVisible();
  await lookInAllLooks(old, 'own-data-news');
  await oldContext.close();
  await newContext.close();
});

test('a sheet shows what it showed while it slides away', async ({ agentPage: page }) => {
  await page.goto('/account/data');
  await page.getByRole('button', { name: 'Minta salinan data' }).click();
  const sheet = page.locator('dialog', { hasText: 'Lanjut tanpa konfirmasi' });
  await expect(sheet).toBeVisible();
  await page.addStyleTag({ content: ':root { --motion: 60s !important }' });
  await sheet.getByRole('button', { name: 'Tutup' }).click();
  await expect(sheet).not.toHaveAttribute('open');
  await expect(sheet.getByText('Lanjut tanpa konfirmasi')).toBeVisible();
  await page.evaluate(() => {
    for (const one of document.getAnimations()) one.finish();
  });
  await expect(page.getByText('Lanjut tanpa konfirmasi')).toHaveCount(0);
});
