import { signInOperator } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

test('language and appearance are a click away and stay chosen', async ({ panelPage: page }) => {
  await page.goto('/admin/');
  await page.getByRole('button', { name: /akun operator/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dashboard');
  await page.getByRole('button', { name: /account of operator/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dashboard');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('a password is not changed with a wrong one, nor to a short one', async ({ panelPage: page }) => {
  await page.goto('/admin/');
  await page.getByRole('button', { name: /akun operator/ }).click();
  await page.getByRole('menuitem', { name: 'Ganti kata sandi' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ganti kata sandi' });
  await dialog.getByLabel('Kata sandi sekarang', { exact: true }).fill('bukan yang ini');
  await dialog.getByLabel('Kata sandi baru', { exact: true }).fill('pendek');
  await dialog.getByLabel('Ulangi kata sandi baru').fill('pendek');
  await dialog.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await expect(dialog.getByText('Kurang 6 karakter lagi.')).toBeVisible();
  await dialog.getByLabel('Kata sandi baru', { exact: true }).fill('kuda baterai stapler benar');
  await expect(dialog.getByText('Kedua isian belum sama.')).toBeVisible();
  await dialog.getByLabel('Ulangi kata sandi baru').fill('kuda baterai stapler benar');
  await dialog.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await expect(dialog.getByText('Kata sandi sekarang salah.')).toBeVisible();
});

test('a password is masked until one looks at it, can be pasted, and is a manager’s to keep', async ({
  page,
}) => {
  await page.goto('/admin/');
  const field = page.getByLabel('Kata sandi', { exact: true });
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toHaveAttribute('autocomplete', 'current-password');
  await field.focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'kuda baterai');
    const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    // A page that forbids pasting cancels the event; otherwise the browser goes on and inserts the text.
    if (document.activeElement?.dispatchEvent(pasted))
      document.execCommand('insertText', false, 'kuda baterai');
  });
  await expect(field).toHaveValue('kuda baterai');
  await page.getByRole('button', { name: 'Tampilkan kata sandi' }).click();
  await expect(field).toHaveAttribute('type', 'text');
});

test('signing out closes every room, and going back does not open one', async ({ page, context, stack }) => {
  await signInOperator(context, stack);
  await page.goto('/admin/members');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('button', { name: /akun operator/ }).click();
  await page.getByRole('menuitem', { name: 'Keluar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk ke panel');
  await page.goto('/admin/transactions');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk ke panel');
  await expect(page).toHaveURL(/\/admin\/transactions$/);
});
