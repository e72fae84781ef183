import { readFile } from 'node:fs/promises';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

test('the chain is checked on request, and the last entry can be noted elsewhere', async ({
  panelPage: page,
}) => {
  await page.goto('/admin/audit');
  await page.getByRole('button', { name: 'Periksa rantai' }).click();
  await expect(page.getByText(/^Utuh: \d+ catatan\.$/)).toBeVisible();
  await expect(page.getByText(/Catat di tempat lain: \d+:[0-9a-f]{64}/)).toBeVisible();
  await lookInAllLooks(page, 'panel-audit-checked');
});

test('what is looked for is found, and kept as a file', async ({ panelPage: page }) => {
  await page.goto('/admin/audit');
  await page.getByRole('combobox', { name: 'Perbuatan' }).click();
  await page.getByRole('option', { name: 'Mengganti kata sandi' }).click();
  // How many there are depends on whom other tests have invited: none is of another kind.
  const entries = page.getByRole('list', { name: 'Jejak audit' }).getByRole('listitem');
  await expect(entries.filter({ hasNotText: 'Mengganti kata sandi' })).toHaveCount(0);
  await expect(entries.first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  const [, ...lines] = text.trimEnd().split('\r\n');
  expect(lines).not.toEqual([]);
  for (const line of lines) expect(line).toContain('operator.passwordChanged');
  await page.getByRole('searchbox').fill('tidak ada yang begini');
  await expect(page.getByText('Tidak ada yang cocok')).toBeVisible();
});
