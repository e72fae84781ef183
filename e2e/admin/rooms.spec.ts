import { expectNoSidewaysScroll, lookInAllLooks } from '../support/in-all-looks.ts';
import { signInOutside } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { sell } from './sell.ts';

/** A member of the seed, whom no other test touches: what his page shows is made here. */
const member = { code: 'AG0017', phone: '081324859335' };

const rooms = [
  { name: 'dashboard', path: '/admin/', title: 'Dasbor', shows: 'Transaksi langsung' },
  { name: 'transactions', path: '/admin/transactions', title: 'Transaksi', shows: 'Sukses' },
  { name: 'unknown', path: '/admin/unknown', title: 'Belum pasti', shows: 'Tidak ada yang menggantung' },
  { name: 'members', path: '/admin/members', title: 'Mitra', shows: 'Maju Jaya Cell' },
  { name: 'member', path: `/admin/members/${member.code}`, title: 'Mitra', shows: 'Chromium' },
  { name: 'otomax', path: '/admin/otomax', title: 'Otomax', shows: 'Semua fitur menyala.' },
  {
    name: 'settings',
    path: '/admin/settings',
    title: 'Pengaturan',
    shows: 'PIN salah sebelum terkunci',
  },
  { name: 'operators', path: '/admin/operators', title: 'Operator', shows: 'Undang operator' },
  { name: 'approvals', path: '/admin/approvals', title: 'Persetujuan', shows: 'Tidak ada yang menunggu' },
  { name: 'audit', path: '/admin/audit', title: 'Jejak audit', shows: 'Masuk ke panel' },
];

test.beforeAll(async ({ playwright, stack }) => {
  const request = await playwright.request.newContext();
  await signInOutside(request, stack, member.phone);
  await request.dispose();
});

for (const { name, path, title, shows } of rooms) {
  test(`${path} stands in every look`, async ({ panelPage: page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByText(shows).first()).toBeVisible();
    await lookInAllLooks(page, `panel-${name}`);
  });
}

test('what opens over a room is accessible: detail, finder, shortcuts, account', async ({
  agentDevice,
  panelPage: page,
}) => {
  const sale = await sell(agentDevice, '9003');
  await page.goto(`/admin/transactions?trx=${sale.id}`);
  const detail = page.getByRole('dialog');
  await expect(detail.getByText('Gagal, kembali')).toBeVisible();
  await expect(detail.getByText(/sudah kembali ke mitra/)).toBeVisible();
  await lookInAllLooks(page, 'panel-detail');
  await detail.getByRole('button', { name: 'Tutup' }).click();
  await expect(detail).toBeHidden();

  const finder = page.getByRole('combobox', { name: 'Cari apa saja' });
  await page.keyboard.press('Control+k');
  await finder.fill('maju');
  await expect(page.getByRole('option', { name: /Maju Jaya Cell/ })).toBeVisible();
  await lookInAllLooks(page, 'panel-finder');
  await page.keyboard.press('Escape');
  await expect(finder).toBeHidden();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Pintasan papan ketik' })).toBeVisible();
  await lookInAllLooks(page, 'panel-shortcuts');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.getByRole('button', { name: /akun operator/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Keluar' })).toBeVisible();
  await lookInAllLooks(page, 'panel-account');
});

test('with text at 200 % the wide screen becomes the narrow one and nothing is cut off', async ({
  panelPage: page,
}) => {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const { path, shows } of rooms) {
    await page.goto(path);
    await expect(page.getByText(shows).first()).toBeVisible();
    await expectNoSidewaysScroll(page, path);
  }
  await expect(page.getByRole('complementary', { name: 'Panel' })).toBeHidden();
});
