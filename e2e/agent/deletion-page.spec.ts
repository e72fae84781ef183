import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

/** An agent of the seed, whom no other test signs in as: a number gets one code a minute. */
const closer = '081381682498';

test('the deletion page stands in every look, in the operator’s colours', async ({ page }) => {
  await page.goto('/hapus-akun');
  await expect(page.getByRole('heading', { level: 1, name: 'Hapus akun Hexaflate' })).toBeVisible();
  await lookInAllLooks(page, 'deletion-page');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the whole way to a closed account works by links and forms alone', async ({
    page,
    stack,
    request,
  }) => {
    await page.goto('/delete-account');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Delete your Hexaflate account' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Bahasa Indonesia' }).click();
    await page.getByLabel('Nomor HP terdaftar').fill(closer);
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Masukkan kode' })).toBeVisible();
    await page.screenshot({ path: 'test-results/pictures/deletion-page-code.png' });

    await page.getByLabel('Kode 6 angka').fill('000000');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Hapus akun saya' }).click();
    await expect(page.getByRole('alert')).toContainText('Kode salah.');

    const text = await (await request.get(`${stack.url}/sandbox/phone/${closer}`)).text();
    const code = /Kode HAPUS AKUN[^:]*: (\d{6})/.exec(text)?.[1] ?? '';
    await page.getByLabel('Kode 6 angka').fill(code);
    await page.getByLabel('Alasan (boleh kosong)').fill('Toko tutup');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Hapus akun saya' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Permintaan Anda tercatat' })).toBeVisible();
    await expect(page.getByText('Data Anda dihapus pada', { exact: false })).toBeVisible();
  });
});

test('the installed app’s service worker leaves the page to the server', async ({ agentPage: page }) => {
  await page.goto('/account/data');
  await page.evaluate(async () => {
    if ('serviceWorker' in navigator) await navigator.serviceWorker.ready;
  });
  const link = page.getByRole('link', { name: 'Halaman penghapusan akun untuk umum' });
  const opening = page.waitForEvent('popup');
  await link.click();
  const opened = await opening;
  await expect(opened.getByRole('heading', { level: 1, name: 'Hapus akun Hexaflate' })).toBeVisible();
});
