import { lookInAllLooks } from '../support/in-all-looks.ts';
import { agents, readCode } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

test('the sign-in screen stands in every look', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByText('Mode uji coba', { exact: false }).first()).toBeVisible();
  await lookInAllLooks(page, 'sign-in');
});

test('a pasted number is cleaned up, a wrong code says how many tries are left, the right one opens home', async ({
  page,
  request,
  stack,
}) => {
  const phone = agents.second.phone;
  await page.goto('/sign-in');
  await page.getByLabel('Nomor HP').fill(`+62 ${phone.slice(1, 4)}-${phone.slice(4, 8)}-${phone.slice(8)}`);
  await expect(page.getByLabel('Nomor HP')).toHaveValue(phone.replace(/(\d{4})(?=\d)/g, '$1 '));
  await page.getByRole('button', { name: 'Kirim kode' }).click();

  await expect(page.getByRole('heading', { name: 'Masukkan kode' })).toBeVisible();
  await expect(page.getByText(/Kirim ulang dalam \d+ detik/)).toBeVisible();
  const reading = page.getByRole('link', { name: 'Baca kode di sini' });
  await expect(reading).toHaveAttribute('href', new RegExp(`/sandbox/phone/${phone}$`));

  const code = await readCode(request, stack, phone);
  const field = page.getByLabel('Kode enam angka');
  await expect(field).toBeFocused();
  await field.fill(code === '000000' ? '000001' : '000000');
  await expect(page.getByText(/Kode salah\. Sisa percobaan: \d/)).toBeVisible();
  await expect(field).toHaveValue('');
  await lookInAllLooks(page, 'sign-in-code-wrong');

  await field.pressSequentially(code);
  await expect(page).toHaveURL(`${stack.url}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Berkah Pulsa' })).toBeVisible();
});

test('an incomplete number is refused on the device, in words', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Nomor HP').fill('0812');
  await page.getByRole('button', { name: 'Kirim kode' }).click();
  await expect(page.getByText('Nomor belum lengkap.')).toBeVisible();
  await page.getByLabel('Nomor HP').fill('0274512345');
  await expect(page.getByText('Nomor HP Indonesia diawali 08.')).toBeVisible();
});

test('asking again within the minute leads back to the code that is on its way', async ({ page }) => {
  // A number that nobody knows gets the same answer as a known one, so this spends no agent's code.
  await page.goto('/sign-in');
  await page.getByLabel('Nomor HP').fill('081299990001');
  await page.getByRole('button', { name: 'Kirim kode' }).click();
  await page.getByRole('button', { name: 'Ganti nomor' }).click();
  await expect(page.getByLabel('Nomor HP')).toHaveValue('0812 9999 0001');
  await page.getByRole('button', { name: 'Kirim kode' }).click();
  await expect(page.getByRole('heading', { name: 'Masukkan kode' })).toBeVisible();
});
