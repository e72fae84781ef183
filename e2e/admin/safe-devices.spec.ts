import { lookInAllLooks } from '../support/in-all-looks.ts';
import { signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

/** A member of the seed, whom no other test signs in as. */
const member = { code: 'AG0007', phone: '087838533858' };

test('the operator marks a device safe with a reason, and takes it back with one', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const agent = await browser.newContext({ baseURL: stack.url });
  await signInAgent(agent, stack, member.phone);
  await page.goto(`/admin/members/${member.code}`);
  await expect(page.getByText('Perangkat baru: batas perangkat baru berlaku')).toBeVisible();
  await page.getByRole('button', { name: 'Tandai aman: Chromium' }).click();
  const mark = page.getByRole('dialog', { name: 'Tandai Chromium aman?' });
  await mark.getByRole('button', { name: 'Tandai aman' }).click();
  await expect(mark.getByText('Tulis alasannya, paling sedikit 3 huruf.')).toBeVisible();
  await mark.getByLabel('Alasan').fill('Datang ke kantor, KTP cocok');
  await lookInAllLooks(page, 'panel-safe-dialog');
  await mark.getByRole('button', { name: 'Tandai aman' }).click();
  await expect(page.getByText('Aman, ditandai operator: Datang ke kantor, KTP cocok')).toBeVisible();
  await lookInAllLooks(page, 'panel-safe-device');

  await page.getByRole('button', { name: 'Cabut tanda aman Chromium' }).click();
  const takeBack = page.getByRole('dialog', { name: 'Cabut tanda aman Chromium?' });
  await takeBack.getByLabel('Alasan').fill('HP dilaporkan hilang');
  await takeBack.getByRole('button', { name: 'Cabut' }).click();
  await expect(page.getByText('Dicabut operator: HP dilaporkan hilang')).toBeVisible();

  await page.goto(`/admin/audit?subject=agent:${member.code}`);
  await expect(page.getByText('Menandai perangkat mitra aman').first()).toBeVisible();
  await expect(page.getByText('Mencabut tanda aman perangkat mitra').first()).toBeVisible();
  await agent.close();
});
