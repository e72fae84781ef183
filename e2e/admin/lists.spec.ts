import { expect, test } from '../support/test.ts';
import { sell } from './sell.ts';

test('filters live in the address, survive a reload, and can be cleared', async ({ panelPage: page }) => {
  await page.goto('/admin/transactions');
  await page.getByRole('button', { name: 'Gagal' }).click();
  await expect(page).toHaveURL(/state=failed/);
  await page.getByRole('combobox', { name: 'Waktu' }).click();
  await page.getByRole('option', { name: '7 hari' }).click();
  await expect(page).toHaveURL(/day=week/);
  await page.getByLabel('Cari tujuan, SN, atau nomor TRX').fill('tidak-ada-ini');
  await expect(page.getByText('Tidak ada yang cocok')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Gagal' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByLabel('Cari tujuan, SN, atau nomor TRX')).toHaveValue('tidak-ada-ini');
  await page.getByRole('button', { name: 'Hapus saringan' }).click();
  await expect(page).toHaveURL(/\/admin\/transactions$/);
  await expect(page.getByLabel('Cari tujuan, SN, atau nomor TRX')).toHaveValue('');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
});

test('a search finds a transaction by its destination', async ({ agentDevice, panelPage: page }) => {
  const sale = await sell(agentDevice, '9001');
  await page.goto('/admin/transactions');
  await page.getByLabel('Cari tujuan, SN, atau nomor TRX').fill(sale.destination);
  await expect(page).toHaveURL(new RegExp(`q=${sale.destination}`));
  await expect(page.getByRole('row').filter({ hasText: sale.destination })).toHaveCount(1);
});

test('the list goes on as far as one scrolls, and an open transaction does not lose the place', async ({
  panelPage: page,
}) => {
  await page.goto('/admin/transactions?state=success');
  const rows = page.locator('main [data-row]');
  await expect(rows.first()).toBeVisible();
  const first = await rows.count();
  await rows.last().scrollIntoViewIfNeeded();
  await expect.poll(() => rows.count()).toBeGreaterThan(first);
  const place = await page.evaluate(() => scrollY);
  await rows.nth(first - 1).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(place / 2);
});

test('members are found by name and by status', async ({ panelPage: page }) => {
  await page.goto('/admin/members');
  await page.getByLabel('Cari nama, kode, atau nomor').fill('berkah');
  await expect(page).toHaveURL(/q=berkah/);
  await expect(page.getByRole('link', { name: 'Berkah Pulsa' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Maju Jaya Cell' })).toHaveCount(0);
  await page.goto('/admin/members');
  await page.getByRole('button', { name: 'Ditangguhkan' }).click();
  await expect(page).toHaveURL(/status=suspended/);
  await expect(page.getByRole('row').nth(1)).toContainText('Ditangguhkan');
  await expect(page.getByRole('row').getByText('Aktif', { exact: true })).toHaveCount(0);
});

test('an address that names nothing says so', async ({ panelPage: page }) => {
  await page.goto('/admin/members/TIDAKADA');
  await expect(page.getByText('Mitra tidak ditemukan.')).toBeVisible();
  await page.goto('/admin/transactions?trx=trx-999999999');
  await expect(page.getByText('Transaksi tidak ditemukan.')).toBeVisible();
  await page.goto('/admin/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ada');
});
