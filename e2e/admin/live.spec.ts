import { expect, test } from '../support/test.ts';
import { sell } from './sell.ts';

test('a sale appears on the dashboard while it runs and ends there by itself', async ({
  agentDevice,
  panelPage: page,
}) => {
  await page.goto('/admin/');
  await expect(page.getByText('Langsung', { exact: true })).toBeVisible();
  const sale = await sell(agentDevice, '9003');
  const row = page.getByRole('row').filter({ hasText: sale.destination });
  await expect(row).toContainText(sale.productName);
  await expect(row).toContainText('Gagal, kembali');
  await expect(row).toContainText('Maju Jaya Cell');
});

test('an open transaction moves while one looks at it', async ({ agentDevice, panelPage: page }) => {
  const sale = await sell(agentDevice, '9005');
  await page.goto(`/admin/?trx=${sale.id}`);
  const detail = page.getByRole('dialog');
  await expect(detail.getByText('Nomor tujuan salah.').first()).toBeVisible();
  await expect(detail.getByRole('listitem').filter({ hasText: 'Diterima' })).toBeVisible();
  await expect(detail.getByText(/Saldo Rp[\d.]+ sudah kembali ke mitra\./)).toBeVisible();
});

test('a list that is filtered to running sales loses a row once it is decided', async ({
  agentDevice,
  panelPage: page,
}) => {
  await page.goto('/admin/transactions?state=pending');
  await expect(page.getByText('Langsung', { exact: true })).toBeVisible();
  const sale = await sell(agentDevice, '9003');
  const row = page.getByText(sale.destination);
  await expect(row).toBeVisible();
  await expect(row).toBeHidden();
});

test('a balance that is debited changes on the page of its agent', async ({
  agentDevice,
  panelPage: page,
}) => {
  await page.goto('/admin/members/AG0001');
  const sale = await sell(agentDevice, '9001');
  const entry = page.getByRole('listitem').filter({ hasText: sale.destination });
  await expect(entry).toContainText('Penjualan');
  await expect(entry).toContainText(/−Rp[\d.]+/);
});

test('where sockets fail the panel polls, and says so', async ({ agentDevice, panelPage: page }) => {
  await page.routeWebSocket('**/api/v1/live', (socket) => socket.close());
  await page.goto('/admin/');
  await expect(page.getByText('Tiap 5 detik')).toBeVisible();
  const sale = await sell(agentDevice, '9001');
  await expect(page.getByRole('row').filter({ hasText: sale.destination })).toContainText('Sukses');
});
