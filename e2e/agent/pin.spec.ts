import type { Page } from '@playwright/test';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { changeSettings, markThisDeviceSafe } from '../support/second-device.ts';
import { signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { addSensor } from '../support/virtual-sensor.ts';
import { chooseAirtime, expectResult, freshNumber, payButton, payWithPin, typePin } from './sell-steps.ts';

/** Agents of the seed, whom no other test signs in as. */
const seller = { phone: '083849961665', pin: '616764' };
const forgetful = { phone: '087839654041', pin: '473894' };
const NEW_PIN = '907153';
const phone = { width: 360, height: 800 };

test('a passkey approves a sale, the PIN stands behind it, and both open the lock', async ({
  browser,
  stack,
}) => {
  const context = await browser.newContext({ baseURL: stack.url, viewport: phone });
  await signInAgent(context, stack, seller.phone);
  const page = await context.newPage();
  const sensor = await addSensor(page);

  await page.goto('/profile');
  await page.getByRole('link', { name: /PIN & keamanan/ }).click();
  await expect(page.getByText('PIN dapat dipakai.')).toBeVisible();
  await page.getByRole('switch', { name: /Pakai di perangkat ini/ }).click();
  await typePin(page, '000000');
  await expect(page.getByText('PIN salah. Sisa percobaan: 4.')).toBeVisible();
  await lookInAllLooks(page, 'pin-add-key');
  await typePin(page, seller.pin);
  await expect(page.getByRole('switch', { name: /Pakai di perangkat ini/ })).toBeChecked();
  await lookInAllLooks(page, 'pin-screen');

  // The sensor is asked as soon as the agent pays; no digit is typed.
  await chooseAirtime(page, freshNumber('success'));
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.method() === 'POST' && one.url().endsWith('/api/v1/orders')),
    payButton(page).click(),
  ]);
  expect(Object.keys(request.postDataJSON())).toContain('approval');
  expect(Object.keys(request.postDataJSON())).not.toContain('pin');
  await expectResult(page, 'Berhasil');

  // Not recognised: the keys of the PIN are there already.
  await sensor.recognise(false);
  await chooseAirtime(page, freshNumber('success'));
  await payButton(page).click();
  await expect(page.getByText('Tidak dilanjutkan. Masukkan PIN.')).toBeVisible();
  await lookInAllLooks(page, 'sell-pin-after-sensor');
  await typePin(page, seller.pin);
  await expectResult(page, 'Berhasil');

  // The corner of the keys asks once more.
  await chooseAirtime(page, freshNumber('success'));
  await payButton(page).click();
  await expect(page.getByText('Tidak dilanjutkan. Masukkan PIN.')).toBeVisible();
  await sensor.recognise(true);
  await page.getByRole('button', { name: 'Pakai sidik jari atau wajah' }).click();
  await expectResult(page, 'Berhasil');

  // The lock: nothing is drawn beneath, the sensor opens it, and so does the PIN, also after a reload.
  await page.goto('/pin');
  await page.getByRole('radio', { name: 'Langsung' }).check();
  await sensor.recognise(false);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Aplikasi terkunci' })).toBeVisible();
  await expect(page.getByText('PIN transaksi')).toHaveCount(0);
  await lookInAllLooks(page, 'app-lock');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Aplikasi terkunci' })).toBeVisible();
  await typePin(page, '000000');
  await expect(page.getByText('PIN salah. Sisa percobaan: 4.')).toBeVisible();
  await typePin(page, seller.pin);
  await expect(page.getByText('PIN transaksi')).toBeVisible();
  await sensor.recognise(true);
  await page.reload();
  await expect(page.getByText('PIN transaksi')).toBeVisible();

  // Taken away, the PIN alone is asked for.
  await page.getByRole('radio', { name: 'Tidak' }).check();
  await page.getByRole('switch', { name: /Pakai di perangkat ini/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hapus' }).click();
  await expect(page.getByRole('switch', { name: /Pakai di perangkat ini/ })).not.toBeChecked();
  await chooseAirtime(page, freshNumber('success'));
  await payWithPin(page, seller.pin);
  await expectResult(page, 'Berhasil');
  await context.close();
});

test('an app that goes out of sight shows nothing, and comes back as it was or locked', async ({
  agentPage: page,
}) => {
  await page.goto('/pin');
  await page.getByRole('radio', { name: '1 mnt' }).check();
  const outOfSight = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', {
        value: value ? 'hidden' : 'visible',
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await chooseAirtime(page, freshNumber('success'));
  await outOfSight(true);
  await expect(page.locator('#root')).toHaveCSS('visibility', 'hidden');
  await expect(payButton(page)).toBeHidden();
  await outOfSight(false);
  await expect(payButton(page)).toBeVisible();

  // Longer than its time: locked over the open sheet, which is still there afterwards.
  await outOfSight(true);
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('hexaflate.app-lock') ?? '{}');
    localStorage.setItem('hexaflate.app-lock', JSON.stringify({ ...kept, hiddenAt: kept.hiddenAt - 60_000 }));
    const now = Date.now;
    Date.now = () => now() + 60_000;
  });
  await outOfSight(false);
  await expect(page.getByRole('heading', { name: 'Aplikasi terkunci' })).toBeVisible();
  await expect(payButton(page)).toBeHidden();
  await typePin(page);
  await expect(payButton(page)).toBeVisible();
  // The clock of the page that comes now is a minute behind: nothing is proved by it.
  await page.goto('/pin');
  await expect(page.getByRole('heading', { name: 'Aplikasi terkunci' })).toBeVisible();
  await typePin(page);
  await page.getByRole('radio', { name: 'Tidak' }).check();
});

test('a PIN is changed, disabled by mistakes, and reset by who can prove himself', async ({
  browser,
  stack,
  panelPage,
}) => {
  const context = await browser.newContext({ baseURL: stack.url, viewport: phone });
  await signInAgent(context, stack, forgetful.phone);
  await markThisDeviceSafe(panelPage.request, context.request, stack);
  const page = await context.newPage();
  await addSensor(page);

  await page.goto('/pin');
  await page.getByRole('switch', { name: /Pakai di perangkat ini/ }).click();
  await typePin(page, forgetful.pin);
  await expect(page.getByRole('switch', { name: /Pakai di perangkat ini/ })).toBeChecked();

  await page.getByRole('link', { name: /Ganti PIN/ }).click();
  await expect(page.getByText('PIN sekarang')).toBeVisible();
  await lookInAllLooks(page, 'pin-change');
  await typePin(page, forgetful.pin);
  await expect(page.getByText('PIN baru', { exact: true })).toBeVisible();
  await typePin(page, '123456');
  await expect(page.getByText('Jangan angka berurutan.')).toBeVisible();
  await lookInAllLooks(page, 'pin-change-weak');
  await typePin(page, NEW_PIN);
  await expect(page.getByText('PIN baru sekali lagi')).toBeVisible();
  await typePin(page, NEW_PIN);
  await expect(page.getByRole('heading', { name: 'PIN sudah diganti' })).toBeVisible();
  await lookInAllLooks(page, 'pin-changed');
  await page.getByRole('button', { name: 'Selesai' }).click();
  await expect(page.getByText('PIN dapat dipakai.')).toBeVisible();

  // Three wrong ones are enough where the operator says so.
  await changeSettings(panelPage.request, stack, { 'pin.triesBeforeLock': 3, 'pin.triesBeforeDisabled': 3 });
  await page.getByRole('link', { name: /Ganti PIN/ }).click();
  for (const left of [2, 1]) {
    for (const pin of ['000000', '515972', '515972']) await typePin(page, pin);
    await expect(page.getByText(`PIN salah. Sisa percobaan: ${left}.`)).toBeVisible();
  }
  for (const pin of ['000000', '515972', '515972']) await typePin(page, pin);
  await expect(page.getByRole('heading', { name: 'PIN belum diganti' })).toBeVisible();
  await lookInAllLooks(page, 'pin-disabled');
  await page.getByRole('button', { name: 'Atur ulang PIN' }).click();
  await expect(page).toHaveURL(/\/pin\/reset$/);
  await page.goto('/pin');
  await expect(page.getByText(/PIN dinonaktifkan karena terlalu sering salah/)).toBeVisible();
  await lookInAllLooks(page, 'pin-screen-disabled');

  // The operator sees it, and may start a reset; he is never shown a PIN.
  await panelPage.goto(`/admin/members/${await codeOf(page)}`);
  await expect(panelPage.getByText('Dinonaktifkan')).toBeVisible();
  await panelPage.getByRole('button', { name: 'Mulai atur ulang' }).click();
  await panelPage.getByLabel('Alasan').fill('Sudah video call dengan pemiliknya');
  await lookInAllLooks(panelPage, 'panel-pin-reset');
  await panelPage.getByRole('dialog').getByRole('button', { name: 'Mulai atur ulang' }).click();
  await expect(panelPage.getByText(/oleh operator, dapat diselesaikan sampai/)).toBeVisible();
  await lookInAllLooks(panelPage, 'panel-pin');
  await expect(page.getByText(/Operator mengizinkan Anda memilih PIN baru/)).toBeVisible();

  await page.getByRole('link', { name: /Lupa PIN/ }).click();
  await expect(page.getByText('PIN lama tidak dikirim kepada siapa pun.', { exact: false })).toBeVisible();
  await lookInAllLooks(page, 'pin-reset');
  await page.getByRole('button', { name: /Sidik jari atau wajah/ }).click();
  await expect(page.getByText('PIN baru', { exact: true })).toBeVisible();
  await typePin(page, '860241');
  await typePin(page, '860241');
  await expect(page.getByRole('heading', { name: 'PIN sudah diganti' })).toBeVisible();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await expect(page.getByText('PIN dapat dipakai.')).toBeVisible();
  await expect(panelPage.getByText('Dapat dipakai')).toBeVisible();
  await changeSettings(panelPage.request, stack, {
    'pin.triesBeforeLock': null,
    'pin.triesBeforeDisabled': null,
  });
  await context.close();
});

async function codeOf(page: Page): Promise<string> {
  return (await (await page.request.get('/api/v1/me')).json()).code;
}
