import type { Route } from '@playwright/test';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

const screens = [
  { path: '/settings', title: 'Tampilan & bahasa', name: 'settings' },
  { path: '/settings/receipt', title: 'Struk', name: 'receipt-settings' },
  { path: '/devices', title: 'Perangkat', name: 'devices' },
  { path: '/notifications', title: 'Kabar', name: 'notifications' },
];

for (const screen of screens) {
  test(`${screen.path} stands in every look`, async ({ agentPage: page }) => {
    await page.goto(screen.path);
    await expect(page.getByRole('heading', { level: 1, name: screen.title })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Memuat' })).toHaveCount(0);
    await lookInAllLooks(page, screen.name);
  });
}

test('theme, language and text size are in force at once and survive a reload', async ({
  agentPage: page,
}) => {
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'Gelap' }).check({ force: true });
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.getByRole('radio', { name: '130%' }).check({ force: true });
  await expect(page.locator('html')).toHaveCSS('font-size', '20.8px');
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.getByRole('heading', { level: 1, name: 'Look & language' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Look & language' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('what prints on receipts is saved on the server', async ({ agentPage: page }) => {
  await page.goto('/settings/receipt');
  const store = page.getByLabel('Nama toko');
  await store.fill('');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Nama toko wajib diisi.')).toBeVisible();
  await store.fill('Konter Melati');
  await page.getByLabel('Keuntungan per transaksi').fill('2500');
  await page.getByRole('radio', { name: '80 mm' }).check({ force: true });
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tersimpan', { exact: false })).toBeVisible();
  await page.reload();
  await expect(store).toHaveValue('Konter Melati');
  await expect(page.getByLabel('Keuntungan per transaksi')).toHaveValue('Rp2.500');
  await expect(page.getByRole('radio', { name: '80 mm' })).toBeChecked();
});

test('news counts as read once it was on the screen, and can be deleted', async ({ agentPage: page }) => {
  const reading = page.waitForResponse((answer) => answer.url().endsWith('/notifications/read'));
  // Whether something is unread here depends on the tests before; the server's count is made to say so.
  await page.route('**/api/v1/notifications?*', sayUnread);
  await page.route('**/api/v1/notifications', sayUnread);
  await page.goto('/notifications');
  const rows = page.getByRole('listitem').filter({ hasText: 'Perangkat baru masuk' });
  await expect(rows.first()).toBeVisible();
  expect((await reading).status()).toBe(204);
  await page.unrouteAll();
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Pemberitahuan', exact: true })).toBeVisible();

  await page.goto('/notifications');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await rows
    .first()
    .getByRole('button', { name: /^Hapus kabar/ })
    .click();
  await expect(rows).toHaveCount(before - 1);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Kabar' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Memuat' })).toHaveCount(0);
  await expect(rows).toHaveCount(before - 1);
});

async function sayUnread(route: Route) {
  const answer = await route.fetch();
  await route.fulfill({ response: answer, json: { ...(await answer.json()), unread: 1 } });
}
