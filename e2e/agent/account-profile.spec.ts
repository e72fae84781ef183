import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { changeSettings, signInAgain } from '../support/second-device.ts';
import { agents, signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

/** An agent of the seed, whom no other test signs in as: a number gets one code a minute. */
const closer = { phone: '081326844970', pin: '611342', name: 'Mitra Jaya' };

const screens = [
  { path: '/profile', title: 'Akun', name: 'account' },
  { path: '/account/profile', title: 'Profil toko', name: 'account-profile' },
  { path: '/account/numbers', title: 'Nomor terdaftar', name: 'account-numbers' },
  { path: '/account/data', title: 'Data & penghapusan', name: 'account-data' },
  { path: '/account/close', title: 'Hapus akun', name: 'account-close' },
];

for (const screen of screens) {
  test(`${screen.path} stands in every look`, async ({ agentPage: page }) => {
    await page.goto(screen.path);
    await expect(page.getByRole('heading', { level: 1, name: screen.title })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Memuat' })).toHaveCount(0);
    await lookInAllLooks(page, screen.name);
  });
}

test('what I say of my shop stands in the app and on receipts, wherever it is open, at once', async ({
  agentPage: page,
}) => {
  const tablet = await page.context().newPage();
  await tablet.goto('/account/profile');
  await expect(tablet.getByLabel('Kota atau kabupaten')).toBeVisible();
  await expect(tablet.getByText('Di server pulsa: Maju Jaya Cell')).toBeVisible();

  await page.goto('/account/profile');
  await page.getByLabel('Kode pos').fill('4012');
  await expect(page.getByText('Kode pos terdiri dari 5 angka.')).toBeVisible();
  await page.getByLabel('Kode pos').fill('40123');
  await page.getByLabel('Nama toko').fill('Konter Melati');
  await page.getByLabel('Kota atau kabupaten').fill('Bandung');
  await page.getByLabel('E-mail').fill('budi@example.com');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tersimpan di semua perangkat Anda.')).toBeVisible();
  await expect(page.getByText('Belum diverifikasi.')).toBeVisible();
  await expect(page.getByText('Berbeda dari server pulsa: Maju Jaya Cell')).toBeVisible();

  await expect(tablet.getByLabel('Nama toko')).toHaveValue('Konter Melati');
  await tablet.goto('/');
  await expect(tablet.getByRole('heading', { name: 'Konter Melati' })).toBeVisible();
  await tablet.goto('/settings/receipt');
  await expect(tablet.getByLabel('Nama toko')).toHaveValue('Konter Melati');
  await expect(tablet.getByLabel('Alamat')).toHaveValue('Bandung 40123');
  await tablet.close();

  // Other tests of this worker look for Otomax's name.
  await page.getByLabel('Nama toko').fill('');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Di server pulsa: Maju Jaya Cell')).toBeVisible();
  await expect(page.getByText('Tersimpan di semua perangkat Anda.')).toBeVisible();
});

test('what another device saved meanwhile is not overwritten, and what was typed stays', async ({
  agentPage: page,
}) => {
  await page.goto('/account/profile');
  await page.getByLabel('Nama pemilik').fill('Budi S.');
  // This tab hears of nothing any more, as a phone in a dead spot.
  await page.route('**/api/v1/profile', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  const other = await page.context().newPage();
  await other.goto('/account/profile');
  await other.getByLabel('Telepon toko').fill('0812 0000 0001');
  await other.getByRole('button', { name: 'Simpan' }).click();
  await expect(other.getByText('Tersimpan di semua perangkat Anda.')).toBeVisible();

  const conflict = page.getByText('Profil baru saja diubah di perangkat lain.', { exact: false });
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(conflict).toBeVisible();
  await expect(page.getByLabel('Nama pemilik')).toHaveValue('Budi S.');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByLabel('Telepon toko')).toHaveValue('0812 0000 0001');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tersimpan di semua perangkat Anda.')).toBeVisible();
  await other.reload();
  await expect(other.getByLabel('Nama pemilik')).toHaveValue('Budi S.');
  await other.close();
});

test('a photo is put on the profile, shows in the account, and is taken off again', async ({
  agentPage: page,
}) => {
  await page.goto('/account/profile');
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/profile/photo'));
  await page.locator('input[type=file]').setInputFiles('apps/agent/public/icons/icon-512.png');
  expect((await kept).status()).toBe(200);
  await expect(page.getByRole('button', { name: 'Hapus foto' })).toBeVisible();
  await expect(page.locator('main img')).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'account-photo');
  await page.goto('/profile');
  await expect(page.locator('main img')).toBeVisible();
  await page.goto('/account/profile');
  await page.getByRole('button', { name: 'Hapus foto' }).click();
  await expect(page.getByRole('button', { name: 'Pilih foto' })).toBeVisible();
  await expect(page.locator('main img')).toHaveCount(0);
});

test('a copy of my data is asked for with the PIN and fetched once, as a file', async ({
  agentPage: page,
  panelPage: panel,
  stack,
}) => {
  await changeSettings(panel.request, stack, { 'ownData.waitUnproved': 0 });
  await page.goto('/account/data');
  await page.getByRole('button', { name: 'Minta salinan data' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Lanjut tanpa konfirmasi' }).click();
  await sheet.getByLabel('PIN transaksi').fill('000000');
  await sheet.getByRole('button', { name: 'Minta salinan data' }).click();
  await expect(sheet.getByText('PIN salah.', { exact: false })).toBeVisible();
  await sheet.getByLabel('PIN transaksi').fill(agents.demo.pin);
  await sheet.getByRole('button', { name: 'Minta salinan data' }).click();
  await expect(page.getByText('Siap diunduh', { exact: false })).toBeVisible();
  await takePicture(page, 'account-data-ready');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Unduh sekarang' }).click();
  expect((await download).suggestedFilename()).toBe('data-saya.zip');
  await expect(page.getByText('Sudah diunduh ke perangkat ini.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Minta salinan data' })).toBeVisible();
  await changeSettings(panel.request, stack, { 'ownData.waitUnproved': null });
});

test('closing signs every device out; who signs in again may keep the account, and nothing else', async ({
  page,
  stack,
}) => {
  await signInAgent(page.context(), stack, closer.phone);
  await page.goto('/account/close');
  const go = page.getByRole('button', { name: 'Hapus akun saya' });
  await expect(go).toBeDisabled();
  await expect(page.getByText('Sisa saldo Rp323.000', { exact: false })).toBeVisible();
  await page.getByRole('checkbox').check();
  await go.click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('PIN transaksi').fill(closer.pin);
  await takePicture(page, 'account-close-pin');
  await sheet.getByRole('button', { name: 'Hapus akun saya' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await signInAgain(page.context(), stack, closer.phone);
  await page.goto('/sell');
  await expect(page.getByRole('heading', { level: 1, name: 'Akun sedang dihapus' })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'account-come-back');
  await page.getByRole('link', { name: 'Salinan data saya' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Data & penghapusan' })).toBeVisible();
  await page.goto('/');
  await page.getByRole('button', { name: 'Batalkan penghapusan' }).click();
  await expect(page.getByRole('heading', { name: closer.name })).toBeVisible();
});
