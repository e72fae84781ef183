import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible } from '../support/look-at.ts';
import { expect, test } from '../support/test.ts';

test('without a connection the shell opens with the last known data and says how old it is', async ({
  agentPage: page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Maju Jaya Cell' })).toBeVisible();
  const balance = await page
    .getByRole('main')
    .getByText(/^Rp[\d.]+$/)
    .first()
    .textContent();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByRole('heading', { name: 'Terakhir' })).toBeVisible();

  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Maju Jaya Cell' })).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByText(balance ?? '', { exact: true })
      .first(),
  ).toBeVisible();
  await expect(page.getByText('Tidak ada koneksi.')).toBeVisible();
  await expect(page.getByText(/Data diperbarui (baru saja|\d+ menit lalu)/)).toBeVisible();
  await lookInAllLooks(page, 'offline');

  await page.context().setOffline(false);
  await expect(page.getByText('Tidak ada koneksi.')).toBeHidden();
});

test('an address that leads nowhere says so and leads home', async ({ agentPage: page }) => {
  await page.goto('/no/such/place');
  await expect(page.getByRole('heading', { name: 'Halaman tidak ada' }).first()).toBeAttached();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ke beranda' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Maju Jaya Cell' })).toBeVisible();
});

test('the app can be installed: its manifest has a name, a scope and maskable icons that exist', async ({
  page,
  request,
}) => {
  await page.goto('/');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await request.get(href ?? '')).json();
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
  expect(manifest.icons.some((icon: { purpose: string }) => icon.purpose === 'maskable')).toBe(true);
  for (const icon of manifest.icons) expect((await request.get(icon.src)).status()).toBe(200);
});

test('no script, style or font breaks the content policy, and the console stays silent', async ({
  agentPage: page,
}) => {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  for (const path of ['/', '/sell', '/notifications', '/profile', '/settings', '/devices']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(said).toEqual([]);
});

test('going into a screen and back keeps the focus where a reader expects it', async ({
  agentPage: page,
}) => {
  await page.goto('/profile');
  await page.getByRole('link', { name: /^Perangkat/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Perangkat' })).toBeFocused();
  await page.getByRole('button', { name: 'Kembali' }).click();
  await expect(page).toHaveURL(/\/profile$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Akun' })).toBeFocused();
});
