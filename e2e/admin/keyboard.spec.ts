import { expect, test } from '../support/test.ts';

test('Ctrl K finds an agent and a room without a mouse', async ({ panelPage: page }) => {
  await page.goto('/admin/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');
  await page.keyboard.press('Control+k');
  const finder = page.getByRole('combobox', { name: 'Cari apa saja' });
  await expect(finder).toBeFocused();
  await finder.pressSequentially('AG0001');
  await expect(page.getByRole('option', { name: /Maju Jaya Cell/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin\/members\/AG0001$/);

  await expect(finder).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(finder).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /Transaksi/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin\/transactions$/);
});

test('G and a letter changes the room; J, Enter and Escape go through a list', async ({
  panelPage: page,
}) => {
  await page.goto('/admin/');
  await expect(page.getByText('Transaksi langsung').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/admin\/transactions$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Transaksi');
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('main [data-row]').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Cari tujuan, SN, atau nomor TRX')).toBeFocused();
  await page.keyboard.type('gt');
  await expect(page.getByLabel('Cari tujuan, SN, atau nomor TRX')).toHaveValue('gt');
});

test('single-key shortcuts can be turned off, and stay off', async ({ panelPage: page }) => {
  await page.goto('/admin/');
  await expect(page.getByText('Transaksi langsung').first()).toBeVisible();
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: 'Pintasan satu tombol' }).click();
  await page.reload();
  await expect(page.getByText('Transaksi langsung').first()).toBeVisible();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Cari apa saja' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Pintasan papan ketik' })).toHaveCount(0);
});
