import { codeAt, stepAt } from '../../apps/server/src/second-factor/totp.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { inEachLook, looks } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';

const PASSWORD = 'kuda baterai stapler';
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The codes of an app that has scanned this secret. A code counts once, so each call takes a later half minute. */
function appWith(base32: string) {
  const bits = [...base32].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return (halfMinutes: number) => codeAt(secret, stepAt(Date.now()) + halfMinutes);
}

inEachLook(
  (look) => {
    test('a second factor is set up, asked at the next sign-in, and a recovery code opens too', async ({
      panelPage,
      browser,
      stack,
    }) => {
      const username = `dua-${look.name}`;
      const invited = await panelPage.request.post('/api/v1/admin/operators', {
        headers: { Origin: stack.url },
        data: { username, role: 'support' },
      });
      const { password } = await invited.json();
      const theirs = await browser.newContext({
        baseURL: stack.url,
        viewport: look.viewport,
        colorScheme: look.colorScheme,
        locale: 'id-ID',
      });
      const page = await theirs.newPage();
      const signIn = async (word: string) => {
        await page.getByLabel('Nama pengguna').fill(username);
        await page.getByLabel('Kata sandi', { exact: true }).fill(word);
        await page.getByRole('button', { name: 'Masuk' }).click();
      };
      await page.goto('/admin/');
      await signIn(password);
      await page.getByLabel('Kata sandi baru', { exact: true }).fill(PASSWORD);
      await page.getByLabel('Ulangi kata sandi baru').fill(PASSWORD);
      await page.getByRole('button', { name: 'Simpan kata sandi' }).click();

      const menu = page.getByRole('button', { name: new RegExp(`akun ${username}`) });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Faktor kedua' }).click();
      const dialog = page.getByRole('dialog', { name: 'Faktor kedua' });
      await dialog.getByRole('button', { name: 'Pasang faktor kedua' }).click();
      await expect(dialog.getByRole('img', { name: /Kode QR/ })).toBeVisible();
      await expectAccessible(page);
      await takePicture(page, `panel-second-factor-${look.name}`);
      const app = appWith((await dialog.locator('code').textContent()) ?? '');
      await dialog.getByLabel('Kode', { exact: true }).fill(app(0));
      await dialog.getByRole('button', { name: 'Aktifkan' }).click();
      await expect(dialog.getByRole('heading', { name: 'Kode pemulihan' })).toBeVisible();
      const recovery = (await dialog.getByRole('listitem').first().textContent()) ?? '';
      await expect(dialog.getByRole('listitem')).toHaveCount(10);
      await expectAccessible(page);
      await takePicture(page, `panel-recovery-codes-${look.name}`);
      await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
      await expect(dialog.getByText('Tersisa 10 kode pemulihan.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Tutup' }).click();

      for (const code of [app(1), recovery]) {
        await menu.click();
        await page.getByRole('menuitem', { name: 'Keluar' }).click();
        await signIn(PASSWORD);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kode autentikator');
        await expectAccessible(page);
        await page.getByLabel('Kode', { exact: true }).fill('000000');
        await page.getByRole('button', { name: 'Lanjut' }).click();
        await expect(page.getByText(/Kode salah/)).toBeVisible();
        await page.getByLabel('Kode', { exact: true }).fill(code);
        await page.getByRole('button', { name: 'Lanjut' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');
      }
      await theirs.close();
    });
  },
  looks.filter(({ name }) => name === 'phone-light' || name === 'desktop-dark'),
);
