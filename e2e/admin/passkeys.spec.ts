import type { Page } from '@playwright/test';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { phoneLight } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';
import { letFactorsAge, openFactors, openInvited, plugAuthenticator, typePasswordAgain } from './invited.ts';

test('a passkey is added with the password, then signs in alone, shows itself again, and is removed', async ({
  panelPage,
  browser,
  stack,
}) => {
  const username = 'kunci';
  const { leave, page, signIn, signOut } = await openInvited(
    { panelPage, browser, stack },
    { username, role: 'admin', look: phoneLight },
  );
  await expectNoPasskey(page);
  await plugAuthenticator(page);
  const dialog = await openFactors(page);
  await dialog.getByRole('button', { name: 'Tambah passkey' }).click();
  await dialog.getByLabel('Nama passkey').fill('Laptop kasir');
  await dialog.getByRole('button', { name: 'Buat passkey' }).click();
  const ask = page.getByRole('dialog', { name: 'Masukkan kata sandi lagi' });
  await expect(ask).toBeVisible();
  await typePasswordAgain(page, 'bukan kata sandinya');
  await expect(ask.getByText('Kata sandi sekarang salah.')).toBeVisible();
  await lookInAllLooks(page, 'panel-reauth');
  await typePasswordAgain(page);
  await expect(dialog.getByRole('heading', { name: 'Kode pemulihan' })).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
  const list = dialog.getByRole('list', { name: 'Passkey' });
  await expect(list.getByText('Laptop kasir')).toBeVisible();
  await expect(list.getByText('belum pernah dipakai')).toBeVisible();
  await lookInAllLooks(page, 'panel-passkeys');
  await list.getByRole('button', { name: 'Ganti nama passkey Laptop kasir' }).click();
  const rename = page.getByRole('dialog', { name: /Ganti nama/ });
  await rename.getByLabel('Nama passkey').fill('Laptop toko');
  await rename.getByRole('button', { name: 'Simpan' }).click();
  await expect(list.getByText('Laptop toko')).toBeVisible();
  await dialog.getByRole('button', { name: 'Tutup' }).click();

  await signOut();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk ke panel');
  await lookInAllLooks(page, 'panel-sign-in-passkey');
  await page.getByRole('button', { name: 'Masuk dengan passkey' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');

  await signOut();
  await signIn();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Faktor kedua');
  await lookInAllLooks(page, 'panel-door-passkey');
  await page.getByRole('button', { name: 'Pakai passkey' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');

  letFactorsAge(stack, username);
  await page.goto('/admin/operators');
  await page.getByRole('button', { name: 'Undang operator' }).click();
  const invite = page.getByRole('dialog', { name: 'Undang operator' });
  await invite.getByRole('textbox', { name: 'Nama pengguna' }).fill('tamu');
  await invite.getByRole('button', { name: 'Undang operator' }).click();
  const stepUp = page.getByRole('dialog', { name: 'Tunjukkan faktor kedua lagi' });
  await expect(stepUp).toBeVisible();
  await lookInAllLooks(page, 'panel-step-up');
  await stepUp.getByRole('button', { name: 'Pakai passkey' }).click();
  const shown = page.getByRole('dialog', { name: 'Kata sandi sekali pakai untuk tamu' });
  await expect(shown).toBeVisible();
  await shown.getByRole('button', { name: 'Tutup' }).click();

  const again = await openFactors(page);
  await again.getByRole('button', { name: 'Hapus passkey Laptop toko' }).click();
  await expect(again.getByText('Belum ada passkey.')).toBeVisible();
  await leave();
});

test('a step-up that is not given does nothing', async ({ panelPage, browser, stack }) => {
  const username = 'kunci-batal';
  const { leave, page } = await openInvited(
    { panelPage, browser, stack },
    { username, role: 'admin', look: phoneLight },
  );
  await plugAuthenticator(page);
  const dialog = await openFactors(page);
  await dialog.getByRole('button', { name: 'Tambah passkey' }).click();
  await dialog.getByRole('button', { name: 'Buat passkey' }).click();
  await typePasswordAgain(page);
  await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
  await dialog.getByRole('button', { name: 'Tutup' }).click();
  letFactorsAge(stack, username);
  await page.goto('/admin/operators');
  await page.getByRole('button', { name: 'Undang operator' }).click();
  const invite = page.getByRole('dialog', { name: 'Undang operator' });
  await invite.getByRole('textbox', { name: 'Nama pengguna' }).fill('tidak-jadi');
  await invite.getByRole('button', { name: 'Undang operator' }).click();
  const stepUp = page.getByRole('dialog', { name: 'Tunjukkan faktor kedua lagi' });
  await stepUp.getByLabel('Kode pemulihan').fill('000000');
  await stepUp.getByRole('button', { name: 'Lanjut' }).click();
  await expect(stepUp.getByText(/Kode salah/)).toBeVisible();
  await stepUp.getByRole('button', { name: 'Batal' }).click();
  await expect(invite.getByText(/meminta faktor kedua Anda sekali lagi/)).toBeVisible();
  await invite.getByRole('button', { name: 'Batal' }).click();
  await expect(page.getByText('tidak-jadi')).toHaveCount(0);
  await leave();
});

/** Who has no passkey is told so where he asks, and finds no way through. */
async function expectNoPasskey(page: Page) {
  const dialog = await openFactors(page);
  await expect(dialog.getByText('Belum ada passkey.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Tutup' }).click();
}
