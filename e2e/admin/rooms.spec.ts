import { expectAccessible, takePicture } from '../support/look-at.ts';
import { inEachLook, oppositeLooks } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';
import { sell } from './sell.ts';

const rooms = [
  { name: 'dashboard', path: '/admin/', title: 'Dasbor', shows: 'Transaksi langsung' },
  { name: 'transactions', path: '/admin/transactions', title: 'Transaksi', shows: 'Sukses' },
  { name: 'unknown', path: '/admin/unknown', title: 'Belum pasti', shows: 'Tidak ada yang menggantung' },
  { name: 'members', path: '/admin/members', title: 'Mitra', shows: 'Maju Jaya Cell' },
  { name: 'member', path: '/admin/members/AG0001', title: 'Mitra', shows: 'Budi Santoso' },
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

inEachLook((look) => {
  test('every room stands, fits the screen and is accessible', async ({ panelPage: page }) => {
    for (const { name, path, title, shows } of rooms) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.getByText(shows).first()).toBeVisible();
      await expectAccessible(page);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      await takePicture(page, `panel-${name}-${look.name}`);
    }
  });
});

/** One light, one dark; one narrow, one wide: what opens is drawn by the same parts in the other two. */

inEachLook((look) => {
  test('what opens over a room is accessible: detail, finder, shortcuts, account', async ({
    agentDevice,
    panelPage: page,
  }) => {
    const sale = await sell(agentDevice, '9003');
    await page.goto(`/admin/transactions?trx=${sale.id}`);
    const detail = page.getByRole('dialog');
    await expect(detail.getByText('Gagal, kembali')).toBeVisible();
    await expect(detail.getByText(/sudah kembali ke mitra/)).toBeVisible();
    await expectAccessible(page);
    await takePicture(page, `panel-detail-${look.name}`);
    await detail.getByRole('button', { name: 'Tutup' }).click();
    await expect(detail).toBeHidden();

    const finder = page.getByRole('combobox', { name: 'Cari apa saja' });
    await page.keyboard.press('Control+k');
    await finder.fill('maju');
    await expect(page.getByRole('option', { name: /Maju Jaya Cell/ })).toBeVisible();
    await expectAccessible(page);
    await takePicture(page, `panel-finder-${look.name}`);
    await page.keyboard.press('Escape');
    await expect(finder).toBeHidden();

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Pintasan papan ketik' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.getByRole('button', { name: /akun operator/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Keluar' })).toBeVisible();
    await expectAccessible(page);
  });
}, oppositeLooks);

test('with text at 200 % the wide screen becomes the narrow one and nothing is cut off', async ({
  panelPage: page,
}) => {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const { path, shows } of rooms) {
    await page.goto(path);
    await expect(page.getByText(shows).first()).toBeVisible();
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await expect(page.getByRole('complementary', { name: 'Panel' })).toBeHidden();
});
