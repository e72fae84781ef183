import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

test('a limit is changed, holds at once, is told of, and goes back to its default', async ({
  panelPage: page,
}) => {
  await page.goto('/admin/settings?q=belum pasti');
  const amount = page.getByRole('textbox', { name: 'Disebut belum pasti setelah' });
  const row = page.getByRole('listitem').filter({ has: amount });
  await amount.fill('0');
  await expect(row.getByText('Antara 5 detik dan 1 hari.')).toBeVisible();
  const bar = page.getByRole('region', { name: '1 perubahan belum disimpan' });
  await expect(bar.getByRole('button', { name: 'Simpan' })).toBeDisabled();
  await amount.fill('7');
  await lookInAllLooks(page, 'panel-settings-unsaved');
  await bar.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('1 pengaturan disimpan dan sudah berlaku.')).toBeVisible();
  await expect(row.getByText(/Diubah operator/)).toBeVisible();

  await row.getByRole('button', { name: /^Riwayat/ }).click();
  const history = page.getByRole('dialog', { name: /Riwayat Disebut belum pasti/ });
  await expect(history.getByText('7 menit').first()).toBeVisible();
  await lookInAllLooks(page, 'panel-settings-history');
  await history.getByRole('button', { name: 'Tutup' }).click();
  await expect(history).toBeHidden();

  await row.getByRole('button', { name: /ke bawaan/ }).click();
  await expect(amount).toHaveValue('2');
  await bar.getByRole('button', { name: 'Simpan' }).click();
  await expect(bar).toBeHidden();

  await page.goto('/admin/audit?subject=setting:orders.unknownAfter');
  await expect(page.getByText('Mengubah pengaturan').first()).toBeVisible();
  await expect(page.getByText('Nilai: kosong → 420000').first()).toBeVisible();
});

test('changes that are not saved are not left behind without a word', async ({ panelPage: page }) => {
  await page.goto('/admin/settings');
  await page.getByRole('textbox', { name: 'Kunci terlama' }).fill('2');
  await page.getByRole('link', { name: 'Mitra' }).click();
  const asked = page.getByRole('dialog', { name: 'Tinggalkan perubahan?' });
  await asked.getByRole('button', { name: 'Tetap di sini' }).click();
  await expect(page).toHaveURL(/settings$/);
  await page.getByRole('link', { name: 'Mitra' }).click();
  await asked.getByRole('button', { name: 'Tinggalkan' }).click();
  await expect(page).toHaveURL(/members$/);
});

test('who changed a setting first wins, and the other sees what it is now', async ({
  panelPage: page,
  stack,
}) => {
  await page.goto('/admin/settings?q=percobaan');
  const tries = page.getByRole('textbox', { name: 'Percobaan per kode' });
  await tries.fill('4');
  const headers = { Origin: stack.url };
  const changes = [{ key: 'signInCode.tries', value: 6, version: 0 }];
  const first = await page.request.put('/api/v1/admin/settings', { headers, data: { changes } });
  expect(first.ok()).toBe(true);
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText(/baru saja diubah orang lain/)).toBeVisible();
  await expect(tries).toHaveValue('6');
});
