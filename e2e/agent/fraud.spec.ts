import { forgetCodes } from '../support/change-store.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { changeSettings } from '../support/second-device.ts';
import { signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { chooseAirtime, freshNumber, payWithPin } from './sell-steps.ts';

/** An agent of the seed, whom no other test signs in as. */
const agent = { phone: '085702903883', pin: '030699' };

test('a held order is looked at in the panel, released, and sent by the agent himself', async ({
  browser,
  stack,
  panelPage: panel,
}) => {
  const context = await browser.newContext({ baseURL: stack.url, viewport: { width: 360, height: 800 } });
  await signInAgent(context, stack, agent.phone);
  const page = await context.newPage();

  // The rule is set in the panel's own editor.
  await panel.goto('/admin/fraud?show=rules');
  const card = panel.getByRole('region', { name: 'Perangkat baru, jumlah besar' });
  await card.getByLabel('Tindakan').click();
  await panel.getByRole('option', { name: 'Tahan sampai diperiksa' }).click();
  await card.getByRole('textbox', { name: 'Mulai dari harga' }).fill('5000');
  await lookInAllLooks(panel, 'panel-fraud-rules');
  await panel.getByRole('button', { name: 'Simpan' }).click();
  await expect(panel.getByText('2 pengaturan disimpan dan sudah berlaku.')).toBeVisible();

  await chooseAirtime(page, freshNumber('success'), '5.000');
  await payWithPin(page, agent.pin);
  await expect(page.getByText('Ditahan untuk diperiksa', { exact: true })).toBeVisible();
  await lookInAllLooks(page, 'held-refusal');
  await page.getByRole('button', { name: 'Lihat keadaannya' }).click();
  await expect(page.getByRole('heading', { name: 'Sedang diperiksa admin' })).toBeVisible();
  await lookInAllLooks(page, 'held-waiting');

  await panel.goto('/admin/fraud');
  await panel.getByRole('link', { name: 'Perangkat baru, jumlah besar' }).first().click();
  await expect(panel.getByText(/Perangkat baru masuk .* sebelumnya dan belum aman/)).toBeVisible();
  await lookInAllLooks(panel, 'panel-fraud-case');
  await panel.getByRole('button', { name: 'Lepas' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Lepas pesanan ini?' });
  await dialog.getByLabel('Alasan').fill('Sudah ditelepon, benar pemiliknya');
  await dialog.getByRole('button', { name: 'Lepas' }).click();
  await expect(panel.getByText('Dilepas. Mitra sudah diberi tahu.')).toBeVisible();

  // The agent hears of it on the screen that he is on, and sends it with his own PIN.
  await expect(page.getByRole('heading', { name: 'Boleh dikirim' })).toBeVisible();
  await lookInAllLooks(page, 'held-released');
  await page.getByRole('button', { name: 'Kirim sekarang' }).click();
  await payWithPin(page, agent.pin);
  await expect(page).toHaveURL(/\/orders\//);

  // A proof instead: asked, given with a code, and the same order sent.
  await changeSettings(panel.request, stack, { 'fraud.newDevice.action': 'proof' });
  await chooseAirtime(page, freshNumber('success'), '5.000');
  await payWithPin(page, agent.pin);
  await expect(page.getByText('Perlu konfirmasi tambahan', { exact: true })).toBeVisible();
  await lookInAllLooks(page, 'proof-required');
  await page.getByRole('button', { name: 'Konfirmasi' }).click();
  await forgetCodes(stack);
  await page.getByRole('button', { name: 'Kode ke nomor HP' }).click();
  await expect(page.getByLabel('Kode enam angka')).toBeVisible();
  await lookInAllLooks(page, 'proof-code');
  const phone = await page.request.get(`/sandbox/phone/${agent.phone}`);
  const code = /Kode konfirmasi[^:]*: (\d{6})/.exec(await phone.text())?.[1] ?? '';
  await page.getByLabel('Kode enam angka').fill(code);
  await expect(page.getByText('Perlu konfirmasi tambahan', { exact: true })).toBeHidden();
  await payWithPin(page, agent.pin);
  await expect(page).toHaveURL(/\/orders\//);

  await panel.goto('/admin/fraud?show=all');
  await expect(panel.getByText('Dikonfirmasi').first()).toBeVisible();
  await lookInAllLooks(panel, 'panel-fraud-all');
  await panel.getByLabel('Aturan', { exact: true }).click();
  await panel.getByRole('option', { name: 'Banyak tujuan baru' }).click();
  await expect(panel).toHaveURL(/rule=newDestinations/);
  await expect(panel.getByText('Dikonfirmasi')).toHaveCount(0);
  await lookInAllLooks(panel, 'panel-fraud-filtered');
  await changeSettings(panel.request, stack, {
    'fraud.newDevice.action': null,
    'fraud.newDevice.amount': null,
  });
  await context.close();
});
