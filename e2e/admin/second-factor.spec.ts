import { codeAt, stepAt } from '../../apps/server/src/second-factor/totp.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { phoneLight } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';
import { openFactors, openInvited, typePasswordAgain } from './invited.ts';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The codes of an app that has scanned this secret. A code counts once, so each call takes a later half minute. */
function appWith(base32: string) {
  const bits = [...base32].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return (halfMinutes: number) => codeAt(secret, stepAt(Date.now()) + halfMinutes);
}

test('a second factor is set up with the password asked again, asked at the next sign-in, and a recovery code opens too', async ({
  panelPage,
  browser,
  stack,
}) => {
  const { leave, page, signIn, signOut } = await openInvited(
    { panelPage, browser, stack },
    { username: 'dua', role: 'support', look: phoneLight },
  );
  const dialog = await openFactors(page);
  await dialog.getByRole('button', { name: 'Pasang aplikasi autentikator' }).click();
  await expect(page.getByRole('dialog', { name: 'Masukkan kata sandi lagi' })).toBeVisible();
  await typePasswordAgain(page);
  await expect(dialog.getByRole('img', { name: /Kode QR/ })).toBeVisible();
  await lookInAllLooks(page, 'panel-second-factor');
  const app = appWith((await dialog.locator('code').textContent()) ?? '');
  await dialog.getByLabel('Kode', { exact: true }).fill(app(0));
  await dialog.getByRole('button', { name: 'Aktifkan' }).click();
  await expect(dialog.getByRole('heading', { name: 'Kode pemulihan' })).toBeVisible();
  const recovery = (await dialog.getByRole('listitem').first().textContent()) ?? '';
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  await lookInAllLooks(page, 'panel-recovery-codes');
  await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
  await expect(dialog.getByText('Tersisa 10 kode pemulihan.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Tutup' }).click();

  for (const code of [app(1), recovery]) {
    await signOut();
    await signIn();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Faktor kedua');
    await lookInAllLooks(page, 'panel-door-factor');
    await page.getByLabel('Kode', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await expect(page.getByText(/Kode salah/)).toBeVisible();
    await page.getByLabel('Kode', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');
  }
  await leave();
});
