import { askAs } from '../support/agent-device.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { signInAgent, signInOutside } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

/** Agents of the seed, whom no other test signs in as: a number gets one code a minute. */
const shop = { phone: '082186706502' };
const closer = { phone: '085706992752', pin: '451930', name: 'Karya Cell' };

test('an operator sees what differs from Otomax and corrects it with a reason, and the agent hears of it', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const context = await browser.newContext({ baseURL: stack.url });
  await signInAgent(context, stack, shop.phone);
  const agent = await context.newPage();
  await agent.goto('/account/profile');
  await agent.getByLabel('Nama toko').fill('Toko Paling Murah');
  await agent.getByRole('button', { name: 'Simpan' }).click();
  await expect(agent.getByText('Tersimpan di semua perangkat Anda.')).toBeVisible();

  await page.goto('/admin/members/AG0010');
  const card = page.getByRole('region', { name: 'Profil toko di aplikasi' });
  await expect(card.getByText('Berbeda dari Otomax. Otomax: Putra Net')).toBeVisible();
  await card.getByRole('button', { name: 'Koreksi' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nama toko').fill('Putra Net');
  await dialog.getByLabel('Alasan', { exact: false }).fill('Nama menyesatkan pembeli');
  await expectAccessible(page);
  await takePicture(page, 'panel-correct-profile');
  await dialog.getByRole('button', { name: 'Koreksi' }).click();
  await expect(page.getByText('Profil dikoreksi.')).toBeVisible();
  await expect(card.getByText('Dikoreksi operator', { exact: false })).toBeVisible();
  await takePicture(page, 'panel-store-profile');
  await expect(agent.getByLabel('Nama toko')).toHaveValue('Putra Net');
  await agent.goto('/notifications');
  await expect(agent.getByText('Operator mengoreksi profil toko').first()).toBeVisible();

  await page.goto('/admin/audit');
  await expect(page.getByText('Mengoreksi profil toko').first()).toBeVisible();
  await context.close();
});

test('a wish to close an account is in the queue at once, with its reason and what is left of the balance', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  await page.goto('/admin/closings');
  await expect(page.getByRole('heading', { level: 1, name: 'Penutupan akun' })).toBeVisible();
  const context = await browser.newContext();
  const device = await signInOutside(context.request, stack, closer.phone);
  const wish = { pin: closer.pin, understood: true, reason: 'Pindah usaha' };
  expect((await askAs(device, 'POST', '/closing', wish)).status).toBe(204);
  const row = page.getByRole('listitem').filter({ hasText: closer.name });
  await expect(row.getByText('Masa tenggang sampai', { exact: false })).toBeVisible();
  await expect(row.getByText('Pindah usaha')).toBeVisible();
  await expect(row.getByText('Sisa saldo Rp521.500', { exact: false })).toBeVisible();
  await context.close();
});

test('an erased account is to be closed in Otomax, and the mark that it was is asked for once more', async ({
  panelPage: page,
}) => {
  // No grace ends within a test; the server's own tests let it end. Here its answer says that it has.
  await page.route('**/api/v1/admin/closings?*', async (route) => {
    const answer = await route.fetch();
    const { items } = await answer.json();
    const erasedAt = new Date().toISOString();
    await route.fulfill({
      response: answer,
      json: { items: [{ ...items[0], state: 'toDo', erasedAt, reason: null }], toDo: 1 },
    });
  });
  await page.goto('/admin/closings');
  await expect(page.getByText('1 akun perlu ditutup di Otomax')).toBeVisible();
  await page.getByRole('button', { name: /^Sudah ditutup di Otomax: / }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await takePicture(page, 'panel-closing-done');
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/done'));
  await dialog.getByRole('button', { name: 'Sudah ditutup di Otomax' }).click();
  expect((await refused).status()).toBe(409);
  await expect(dialog.getByText('Penutupan ini tidak menunggu tindakan', { exact: false })).toBeVisible();
});

test('the queue of closings stands in every look', async ({ panelPage: page }) => {
  await page.goto('/admin/closings');
  await expect(page.getByRole('heading', { level: 1, name: 'Penutupan akun' })).toBeVisible();
  await expect(page.getByText('Memuat')).toHaveCount(0);
  await lookInAllLooks(page, 'panel-closings');
});
