import { lookInAllLooks } from '../support/in-all-looks.ts';
import { phoneLight } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';

test('an invited operator signs in, sees only what his role allows, and is out when removed', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const name = 'kasir';
  await page.goto('/admin/operators');
  await page.getByRole('button', { name: 'Undang operator' }).click();
  const invite = page.getByRole('dialog', { name: 'Undang operator' });
  await invite.getByRole('textbox', { name: 'Nama pengguna' }).fill(name);
  await invite.getByRole('combobox', { name: 'Peran' }).click();
  await page.getByRole('option', { name: 'Layanan' }).click();
  await lookInAllLooks(page, 'panel-invite');
  await invite.getByRole('button', { name: 'Undang operator' }).click();
  const shown = page.getByRole('dialog', { name: `Kata sandi sekali pakai untuk ${name}` });
  const password = (await shown.locator('code').textContent()) ?? '';
  await lookInAllLooks(page, 'panel-invitation');
  await shown.getByRole('button', { name: 'Tutup' }).click();
  await expect(page.getByText(/belum masuk/).first()).toBeVisible();
  await lookInAllLooks(page, 'panel-operators-invited');

  const theirs = await browser.newContext({ baseURL: stack.url, viewport: phoneLight.viewport });
  const guest = await theirs.newPage();
  await guest.goto('/admin/');
  await guest.getByLabel('Nama pengguna').fill(name);
  await guest.getByLabel('Kata sandi', { exact: true }).fill(password);
  await guest.getByRole('button', { name: 'Masuk', exact: true }).click();
  await guest.getByLabel('Kata sandi baru', { exact: true }).fill('kuda baterai stapler');
  await guest.getByLabel('Ulangi kata sandi baru').fill('kuda baterai stapler');
  await guest.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Dasbor');
  await expect(guest.getByRole('link', { name: 'Pengaturan' })).toHaveCount(0);
  await guest.goto('/admin/settings');
  await expect(guest.getByText('Ruang ini tertutup bagi peran Anda')).toBeVisible();
  await lookInAllLooks(guest, 'panel-closed-room');

  await page.getByRole('button', { name: `Tindakan untuk ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Hapus operator' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hapus operator' }).click();
  await expect(page.getByText(`${name} sudah dihapus.`)).toBeVisible();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Masuk ke panel');
  await theirs.close();
});

test('the last owner cannot be removed, and a role of our own is made', async ({ panelPage: page }) => {
  await page.goto('/admin/operators');
  await page.getByRole('button', { name: 'Tindakan untuk operator' }).click();
  await page.getByRole('menuitem', { name: 'Hapus operator' }).click();
  const ask = page.getByRole('dialog', { name: 'Hapus operator' });
  await ask.getByRole('button', { name: 'Hapus operator' }).click();
  await expect(ask.getByText(/pemilik terakhir/)).toBeVisible();
  await ask.getByRole('button', { name: 'Batal' }).click();

  await page.getByRole('button', { name: 'Buat peran' }).click();
  const role = page.getByRole('dialog', { name: 'Buat peran' });
  await role.getByRole('textbox', { name: 'Nama peran' }).fill('Kasir malam');
  await role.getByRole('checkbox', { name: 'melihat transaksi' }).check();
  await lookInAllLooks(page, 'panel-role');
  await role.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Kasir malam', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Hapus peran: Kasir malam' }).click();
  await expect(page.getByText('Kasir malam', { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: /akun operator/ }).click();
  await page.getByRole('menuitem', { name: 'Sesi saya' }).click();
  await expect(page.getByRole('dialog', { name: 'Sesi saya' }).getByText('sesi ini')).toBeVisible();
  await lookInAllLooks(page, 'panel-own-sessions');
});
