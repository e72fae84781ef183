import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

/** Opens the receipt of some success in the seeded history. */
async function openReceipt(page: Page) {
  const { items } = await (await page.request.get('/api/v1/orders?state=success&limit=1')).json();
  await page.goto(`/orders/${items[0].id}/receipt`);
  await expect(page.getByRole('button', { name: 'Cetak' })).toBeVisible();
  return items[0];
}

test('the receipt looks like paper and is accessible', async ({ agentPage: page }) => {
  await openReceipt(page);
  await lookInAllLooks(page, 'receipt');
  await page.getByRole('button', { name: 'Bagikan' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: /gambar/ })).toBeVisible();
  // What rests under the pointer has its own colours.
  await page.mouse.move(0, 0);
  await lookInAllLooks(page, 'receipt-share');
});

test.describe('the receipt', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test("the agent's own selling price is the total, and stays", async ({ agentPage: page }) => {
    await openReceipt(page);
    await page.getByRole('button', { name: /Harga jual di struk|Isi harga jual/ }).click();
    await page.getByLabel('Harga jual (Rp)').fill('123456');
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    const paper = page.getByRole('region', { name: 'Pratinjau struk' });
    await expect(paper.getByText('Rp123.456')).toBeVisible();
    await page.reload();
    await expect(paper.getByText('Rp123.456')).toBeVisible();
  });

  test('picture and PDF are real files with nothing of the cost in the text', async ({ agentPage: page }) => {
    const order = await openReceipt(page);
    for (const [button, head] of [
      ['Simpan gambar', [0x89, 0x50, 0x4e, 0x47]],
      ['Simpan PDF', [0x25, 0x50, 0x44, 0x46]],
    ] as const) {
      await page.getByRole('button', { name: 'Bagikan' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      const bytes = await readFile(await file.path());
      expect([...bytes.subarray(0, 4)]).toEqual([...head]);
      expect(bytes.length).toBeGreaterThan(2_000);
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    const paper = await page.getByRole('region', { name: 'Pratinjau struk' }).textContent();
    expect(paper?.replaceAll('.', '')).not.toContain(String(order.balanceAfter));
  });

  test('print opens the dialog with the receipt alone', async ({ agentPage: page }) => {
    await page.addInitScript(() => {
      window.print = () => {
        window.top?.document.body.setAttribute('data-printed', document.body.textContent ?? '');
      };
    });
    await openReceipt(page);
    await page.getByRole('button', { name: 'Cetak' }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', /TRX \d+/);
    expect(await page.locator('body').getAttribute('data-printed')).not.toContain('Bagikan');
  });
});
