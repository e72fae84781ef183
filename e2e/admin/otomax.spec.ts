import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

test('the installation shows what is on, and a format can be tried before anything is sent', async ({
  panelPage: page,
}) => {
  await page.goto('/admin/otomax');
  await expect(page.getByText('Semua fitur menyala.')).toBeVisible();
  const facts = page.getByRole('region', { name: 'Instalasi' });
  await expect(facts).toContainText('Otomax uji coba bawaan');
  await expect(facts).toContainText('UTC+7');
  await expect(facts).toContainText('6 angka');
  const formats = page.getByRole('region', { name: 'Format pesan' });
  await expect(formats.getByRole('list').first()).toContainText('dipakai apa adanya');
  await lookInAllLooks(page, 'panel-otomax-facts');

  await page.getByRole('button', { name: 'Coba atau ubah: Beli', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Format: Beli' });
  await expect(dialog.getByText('S10.081234567890.000000 R#A1B2C3')).toBeVisible();
  await expect(dialog.getByText('Otomax membacanya sebagai Transaksi25, sesuai maksudnya.')).toBeVisible();
  await lookInAllLooks(page, 'panel-otomax-try');

  const text = dialog.getByRole('textbox', { name: 'Format', exact: true });
  await text.fill('CH[spr][kodeproduk]');
  await expect(dialog.getByText('Otomax akan membacanya sebagai CekHarga. Jangan dipakai.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Konfirmasi' })).toBeDisabled();
  await text.fill('[kodeproduk');
  await expect(dialog.getByText('Kurung siku [ ] tidak berpasangan.')).toBeVisible();
  await lookInAllLooks(page, 'panel-otomax-refused');
});

test('triggers that went away are named, with what to do', async ({ panelPage: page }) => {
  const lost = { ok: true, lagMs: 0, queued: 0, withoutTrigger: ['inbox', 'reseller'] };
  await page.route('**/api/v1/admin/otomax', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), feed: lost } });
  });
  await page.goto('/admin/otomax');
  const alert = page.getByRole('alert').filter({ hasText: 'Trigger kami tidak bekerja di: inbox, reseller' });
  await expect(alert).toContainText('hexaflate otomax install');
  await lookInAllLooks(page, 'panel-otomax-triggers');
});

test('an operator agrees to another format, sees his name on it, and takes it back', async ({
  panelPage: page,
}) => {
  await page.goto('/admin/');
  await expect(page.getByText('Transaksi langsung').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/\/admin\/otomax$/);
  const row = page
    .getByRole('region', { name: 'Format pesan' })
    .getByRole('listitem')
    .filter({ hasText: /^Bayar tagihanDipakai/ });
  await expect(row).toContainText('dari BayarTagihan2 · dipakai apa adanya');
  await row.getByRole('button', { name: 'Coba atau ubah: Bayar tagihan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Format: Bayar tagihan' });
  await dialog.getByRole('button', { name: 'BayarTagihan', exact: true }).click();
  await expect(dialog.getByText('Otomax membacanya sebagai BayarTagihan, sesuai maksudnya.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Konfirmasi' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('dari BayarTagihan · dikonfirmasi operator');
  await page.reload();
  await expect(row).toContainText('dari BayarTagihan · dikonfirmasi operator');

  await row.getByRole('button', { name: 'Coba atau ubah: Bayar tagihan' }).click();
  await dialog.getByRole('button', { name: 'Cabut konfirmasi' }).click();
  await expect(row).toContainText('dari BayarTagihan2 · dipakai apa adanya');
});

test('looking again says so, and a format that is only listed can be tried', async ({ panelPage: page }) => {
  await page.goto('/admin/otomax');
  await page.getByRole('button', { name: 'Periksa lagi' }).click();
  await expect(page.getByText('Otomax sudah diperiksa lagi.')).toBeVisible();
  await page.getByRole('button', { name: 'Coba CekSaldo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Coba format CekSaldo' });
  await expect(dialog.getByText('SAL.000000')).toBeVisible();
  await dialog.getByRole('button', { name: 'Tutup' }).click();
  await expect(dialog).toBeHidden();
});
