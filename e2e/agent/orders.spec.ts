import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';
import { chooseAirtime, expectResult, freshNumber, grouped, payWithPin } from './sell-steps.ts';

test('the history and its filters, every screen accessible', async ({ agentPage: page }) => {
  await page.goto('/orders');
  await expect(page.getByRole('heading', { name: 'Riwayat', level: 1 })).toBeVisible();
  await expect(page.locator('main li a').first()).toBeVisible();
  await lookInAllLooks(page, 'orders');
  await page.getByRole('button', { name: 'Saring' }).click();
  await expect(page.getByRole('dialog').getByLabel('Dari tanggal')).toBeVisible();
  await lookInAllLooks(page, 'orders-filter');
});

test('a sale that Otomax leaves open: what we do, when, and what not to do', async ({ agentPage: page }) => {
  await page.route(/\/api\/v1\/orders\/[^/]+(\?.*)?$/, async (route) => {
    const answer = await route.fetch();
    const order = await answer.json();
    const at = order.updatedAt;
    await route.fulfill({
      response: answer,
      json: {
        ...order,
        state: 'unknown',
        serial: null,
        version: order.version + 100,
        timeline: [...order.timeline.slice(0, 2), { stage: 'unknown', at }],
      },
    });
  });
  const { items } = await (await page.request.get('/api/v1/orders?state=success&limit=1')).json();
  await page.goto(`/orders/${items[0].id}`);
  await expectResult(page, 'Belum pasti');
  await expect(page.getByText(/Jangan jual lagi ke nomor ini dulu/)).toBeVisible();
  await expect(page.getByText(/tidak bisa terkirim dua kali/)).toBeVisible();
  await lookInAllLooks(page, 'orders-unknown');
});

test.describe('the history', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test('older transactions arrive as the end comes near', async ({ agentPage: page }) => {
    await page.goto('/orders');
    const rows = page.locator('main li a');
    await expect(rows.first()).toBeVisible();
    const before = await rows.count();
    await rows.last().scrollIntoViewIfNeeded();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
  });

  test('states, search and going back keep what was chosen', async ({ agentPage: page }) => {
    await page.goto('/orders');
    await page.getByRole('button', { name: 'Gagal', exact: true }).click();
    await expect(page).toHaveURL(/state=failed/);
    const row = page.locator('main li a').filter({ hasText: 'Gagal' }).first();
    await row.click();
    await expectResult(page, 'Gagal');
    await page.getByRole('button', { name: 'Tutup' }).click();
    await expect(page).toHaveURL(/state=failed/);
    await page.getByRole('searchbox').fill('tidak-ada-ini');
    await expect(page.getByText('Tidak ada yang cocok')).toBeVisible();
    await page.getByRole('button', { name: 'Hapus saringan' }).click();
    await expect(page.getByRole('searchbox')).toHaveValue('');
    await expect(page.locator('main li a').first()).toBeVisible();
  });

  test('a sale made elsewhere appears in the open history and concludes there by itself', async ({
    agentPage: page,
  }) => {
    const number = freshNumber('success');
    const other = await page.context().newPage();
    await page.goto('/orders');
    await expect(page.locator('main li a').first()).toBeVisible();
    await chooseAirtime(other, number);
    await payWithPin(other);
    const row = page.locator('main li a').filter({ hasText: grouped(number) });
    await expect(row).toBeVisible();
    await expect(row).toContainText('Sukses');
    await other.close();
  });

  test('without a connection the first page is still there, with its age', async ({
    agentPage: page,
    context,
  }) => {
    await page.goto('/orders');
    await expect(page.locator('main li a').first()).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText('Tidak ada koneksi.')).toBeVisible();
    await expect(page.getByText(/^Disimpan /)).toBeVisible();
    await expect(page.locator('main li a').first()).toBeVisible();
    await context.setOffline(false);
  });
});
