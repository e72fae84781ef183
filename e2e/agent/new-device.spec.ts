import { lookInAllLooks } from '../support/in-all-looks.ts';
import { changeSettings, markThisDeviceSafe, signInAgain } from '../support/second-device.ts';
import { signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { chooseAirtime, freshNumber, payWithPin } from './sell-steps.ts';

/** An agent of the seed, whom no other test signs in as. */
const agent = { phone: '087824013593', pin: '326503' };

test('a new device sells only so much, until the older one says that it is safe', async ({
  browser,
  stack,
  panelPage,
}) => {
  const operator = panelPage.request;
  await changeSettings(operator, stack, {
    'newSessions.safeByDevice': true,
    'newSessions.perOrder': '6000',
    'newSessions.perDay': '12000',
  });
  const olds = await browser.newContext({ baseURL: stack.url, viewport: { width: 360, height: 800 } });
  await signInAgent(olds, stack, agent.phone);
  await markThisDeviceSafe(operator, olds.request, stack);
  const old = await olds.newPage();
  await old.goto('/');
  await expect(old.getByText('Saldo').first()).toBeVisible();

  const news = await browser.newContext({ baseURL: stack.url, viewport: { width: 360, height: 800 } });
  await signInAgain(news, stack, agent.phone);
  const page = await news.newPage();

  // Above the limit of one sale the sheet says so before the PIN, and the server refuses it after.
  await chooseAirtime(page, freshNumber('success'), '10.000');
  await expect(page.getByText('Di atas batas perangkat baru')).toBeVisible();
  await lookInAllLooks(page, 'new-device-over-order');
  await payWithPin(page, agent.pin);
  await expect(page.getByText(/paling banyak Rp6\.000 per transaksi\. Jual lebih kecil/)).toBeVisible();
  await chooseAirtime(page, freshNumber('success'), '5.000');
  await expect(page.getByText('Perangkat baru: sisa batas Rp12.000 dari Rp12.000 per 24 jam.')).toBeVisible();
  await payWithPin(page, agent.pin);
  await expect(page).toHaveURL(/\/orders\//);

  await page.goto('/devices');
  await expect(page.getByRole('heading', { name: 'Perangkat ini masih baru' })).toBeVisible();
  await lookInAllLooks(page, 'new-device-card');
  await page.getByRole('button', { name: 'Tanya perangkat lama' }).click();
  await page.getByRole('button', { name: 'Konfirmasi dari perangkat lama' }).click();
  await expect(page.getByText('Buka perangkat lama Anda')).toBeVisible();
  await lookInAllLooks(page, 'proof-waiting');

  // The question comes to the older device by itself; a no is heard at once, and can be asked again.
  const question = old.getByRole('dialog', { name: 'Setujui dari perangkat ini?' });
  await expect(question.getByText(/Menjadikan perangkat itu aman/)).toBeVisible();
  await lookInAllLooks(old, 'approval');
  await question.getByRole('button', { name: 'Bukan saya, tolak' }).click();
  await expect(question.getByText('Ditolak')).toBeVisible();
  await lookInAllLooks(old, 'approval-refused');
  await question.getByRole('button', { name: 'Tutup' }).last().click();
  await expect(page.getByText('Perangkat lama menjawab: bukan saya.')).toBeVisible();
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await page.getByRole('button', { name: 'Konfirmasi dari perangkat lama' }).click();

  // From the news as well, for who was not looking.
  await old.goto('/notifications');
  await old
    .getByRole('link', { name: /Perangkat lain minta persetujuan/ })
    .first()
    .click();
  await expect(old).toHaveURL(/\/approvals$/);
  await lookInAllLooks(old, 'approvals-screen');
  await old.getByRole('button', { name: 'Ya, ini saya' }).click();
  await expect(old.getByText('Disetujui')).toBeVisible();
  await expect(page.getByText('Perangkat ini sekarang aman.')).toBeVisible();
  await lookInAllLooks(page, 'new-device-safe');

  await chooseAirtime(page, freshNumber('success'), '10.000');
  await expect(page.getByText('Di atas batas perangkat baru')).toBeHidden();
  await payWithPin(page, agent.pin);
  await expect(page).toHaveURL(/\/orders\//);

  await changeSettings(operator, stack, {
    'newSessions.safeByDevice': null,
    'newSessions.perOrder': null,
    'newSessions.perDay': null,
  });
  await olds.close();
  await news.close();
});
