import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

test('reviewers of the app are admitted as one member, and dismissed', async ({ panelPage: page }) => {
  await page.goto('/admin/settings?group=signInWays');
  const card = page.getByRole('region', { name: 'Akses peninjau toko aplikasi' });
  await card.getByRole('button', { name: 'Buka akses' }).click();
  const asking = page.getByRole('dialog', { name: 'Buka akses' });
  await asking.getByRole('textbox', { name: 'Nomor HP anggota' }).fill('081200000002');
  await asking.getByRole('textbox', { name: 'Kode anggota' }).fill('AG0001');
  await lookInAllLooks(page, 'panel-reviewers-ask');
  await asking.getByRole('button', { name: 'Buka akses' }).click();
  await expect(asking.getByText(/bukan milik anggota AG0001/)).toBeVisible();
  await asking.getByRole('textbox', { name: 'Kode anggota' }).fill('AG0002');
  await asking.getByRole('button', { name: 'Buka akses' }).click();

  const shown = page.getByRole('dialog', { name: 'Kode tetap untuk peninjau' });
  await expect(shown.getByText(/^\d{6}$/)).toBeVisible();
  await lookInAllLooks(page, 'panel-reviewers-code');
  await shown.getByRole('button', { name: 'Tutup' }).click();
  await expect(card.getByText('AG0002 · 081200000002')).toBeVisible();
  await lookInAllLooks(page, 'panel-reviewers');

  await card.getByRole('button', { name: 'Tutup akses' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup akses' }).click();
  await expect(card.getByText('Tertutup. Tidak ada kode tetap.')).toBeVisible();
});

test('a message with places shows how it reads once they are filled in', async ({ panelPage: page }) => {
  await page.goto('/admin/settings?q=pesan berisi kode');
  await expect(
    page.getByText(/Contoh: Kode masuk \[nama aplikasi\]: 482193\. Berlaku 5 menit/),
  ).toBeVisible();
  await page.getByRole('textbox', { name: 'Pesan berisi kode', exact: true }).fill('Kode Anda {code}');
  await expect(page.getByText('Contoh: Kode Anda 482193')).toBeVisible();
});
