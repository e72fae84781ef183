import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible } from '../support/look-at.ts';
import { expect, test } from '../support/test.ts';
import {
  chooseAirtime,
  countSales,
  expectResult,
  freshNumber,
  grouped,
  payButton,
  payWithPin,
  typePin,
} from './sell-steps.ts';

test('a sale from the number to the result, every screen accessible', async ({ agentPage: page }) => {
  const number = freshNumber('success');
  await page.goto('/sell/pulsa');
  await page.getByLabel('Nomor HP', { exact: true }).fill(number);
  await expect(page.getByText('Telkomsel', { exact: true })).toBeVisible();
  await lookInAllLooks(page, 'sell-products');

  await page.getByRole('button', { name: /^5\.000/ }).click();
  await expect(payButton(page)).toBeEnabled();
  await expect(page.getByRole('dialog').getByText(grouped(number))).toBeVisible();
  await lookInAllLooks(page, 'sell-confirm');

  await payButton(page).click();
  await expect(page.getByRole('button', { name: 'Angka 5' })).toBeVisible();
  await lookInAllLooks(page, 'sell-pin');

  await typePin(page);
  await expectResult(page, 'Berhasil');
  await page.mouse.move(0, 0);
  await lookInAllLooks(page, 'sell-success');
});

test.describe('what an agent sells', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test('a number pasted with +62, spaces and words around it is cleaned, and the tabs keep it', async ({
    agentPage: page,
  }) => {
    await page.goto('/sell/pulsa');
    const field = page.getByLabel('Nomor HP', { exact: true });
    await field.fill('kak isi ke +62 812-3456-7890 ya');
    await expect(field).toHaveValue('0812 3456 7890');
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await expect(field).toHaveValue('0812 3456 7890');
    await expect(page.getByText('Telkomsel Data')).toBeVisible();
  });

  test('a number that is too short is explained at the field', async ({ agentPage: page }) => {
    await page.goto('/sell/pulsa');
    await page.getByLabel('Nomor HP', { exact: true }).fill('081234');
    await page.getByRole('button', { name: /^5\.000/ }).click();
    await expect(page.getByText('Nomor kurang lengkap.')).toBeVisible();
    await expect(page.getByLabel('Nomor HP', { exact: true })).toBeFocused();
  });

  test('an electricity token: the name is asked beside the sale, the token stands large', async ({
    agentPage: page,
  }) => {
    await page.goto('/sell/pln-token');
    await page.getByRole('textbox', { name: /Nomor meter/ }).fill(`1412${freshNumber('success').slice(4)}`);
    await page
      .locator('main li button')
      .filter({ hasText: /^20\.000Rp/ })
      .click();
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
    await expect(page.getByText(/^\d{4} \d{4} \d{4} \d{4} \d{4}$/)).toBeVisible();
  });

  test('an e-wallet with an amount of the agent: out of limits is refused, a quick amount is one tap', async ({
    agentPage: page,
  }) => {
    await page.goto('/sell/ewallet');
    await page.getByRole('button', { name: 'DANA', exact: true }).click();
    await page.getByRole('textbox', { name: /Nomor HP/ }).fill(freshNumber('success'));
    await page.getByRole('button', { name: /^DANA bebas nominal/ }).click();
    await page.getByLabel('Jumlah (Rp)').fill('500');
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await expect(page.getByText('Paling sedikit Rp10.000.')).toBeVisible();
    await page.getByRole('button', { name: 'Rp10.000', exact: true }).click();
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
  });

  test('a game account is sold with its server', async ({ agentPage: page }) => {
    await page.goto('/sell/games');
    await page.getByRole('button', { name: 'Mobile Legends', exact: true }).click();
    const account = freshNumber('success').slice(3);
    await page.getByLabel('ID akun').fill(`${account} (2101)`);
    await expect(page.getByLabel('Server')).toHaveValue('2101');
    await page.getByRole('button', { name: /^5 Diamond/ }).click();
    await expect(page.getByRole('dialog').getByText(`${account} (2101)`)).toBeVisible();
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
  });

  test('a bill is inquired, then paid for exactly the total that was shown', async ({ agentPage: page }) => {
    await page.goto('/sell/pdam');
    await page.getByRole('textbox', { name: /PDAM/ }).fill(freshNumber('success'));
    await page.locator('main li button').filter({ hasText: 'Bandung' }).click();
    await expect(payButton(page)).toBeEnabled();
    const total = (await payButton(page).textContent())?.replace('Bayar ', '') ?? '';
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
    await expect(page.locator('dl').getByText(total, { exact: true })).toBeVisible();
  });
});

test.describe('what can go wrong', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test('a failure says why and that the money is back', async ({ agentPage: page }) => {
    await chooseAirtime(page, freshNumber('failed'));
    await payWithPin(page);
    await expectResult(page, 'Gagal');
    await expect(page.getByText(/Saldo Rp[\d.]+ sudah kembali\./).first()).toBeVisible();
  });

  test('a debit above the agreed price is shown on the success', async ({ agentPage: page }) => {
    await chooseAirtime(page, freshNumber('priceMoved'));
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
    await expect(page.getByText('Terpotong lebih dari harga yang Anda setujui')).toBeVisible();
  });

  test('a wrong PIN costs nothing but a try, and the right one goes on', async ({ agentPage: page }) => {
    const number = freshNumber('success');
    await chooseAirtime(page, number);
    await payWithPin(page, '000000');
    await expect(page.getByText(/PIN salah\. Sisa percobaan: \d\. Saldo tidak terpotong\./)).toBeVisible();
    expect(await countSales(page, number)).toBe(0);
    await typePin(page);
    await expectResult(page, 'Berhasil');
  });

  test('keys hit again and again after the last digit sell once', async ({ agentPage: page }) => {
    const number = freshNumber('success');
    await chooseAirtime(page, number);
    await payWithPin(page, '25803');
    await Promise.all(['6', '6', '6'].map((digit) => page.keyboard.press(digit)));
    await expectResult(page, 'Berhasil');
    expect(await countSales(page, number)).toBe(1);
  });

  test('an answer that is lost on the way is asked for again under the same id, and sold once', async ({
    agentPage: page,
  }) => {
    const number = freshNumber('success');
    const bodies: string[] = [];
    await page.route('**/api/v1/orders', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      bodies.push(route.request().postData() ?? '');
      if (bodies.length > 1) return route.fallback();
      await route.fetch();
      return route.abort();
    });
    await chooseAirtime(page, number);
    await payWithPin(page);
    await expect(page.getByText(/tidak akan terkirim dua kali/)).toBeVisible();
    await expectResult(page, 'Berhasil');
    expect(new Set(bodies).size).toBe(1);
    expect(await countSales(page, number)).toBe(1);
  });

  test('after the app was killed without an answer, it finds the sale and sends nothing', async ({
    agentPage: page,
  }) => {
    const number = freshNumber('success');
    await page.route('**/api/v1/orders', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch();
      return route.abort();
    });
    await chooseAirtime(page, number);
    await payWithPin(page);
    await expect(page.getByText(/tidak akan terkirim dua kali/)).toBeVisible();

    const reopened = await page.context().newPage();
    await page.close();
    await reopened.goto('/sell/pulsa');
    await expect(reopened.getByText(/ternyata sudah diterima/)).toBeVisible();
    await expectAccessible(reopened);
    await reopened.getByRole('button', { name: 'Lihat' }).click();
    await expectResult(reopened, 'Berhasil');
    expect(await countSales(reopened, number)).toBe(1);
  });

  test('the same purchase again is asked, naming the earlier one, and sold only when chosen', async ({
    agentPage: page,
  }) => {
    const number = freshNumber('success');
    await chooseAirtime(page, number);
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
    await page.goto('/sell/pulsa');
    await page.getByLabel('Nomor HP', { exact: true }).fill(number);
    await page.getByRole('button', { name: /^5\.000/ }).click();
    await expect(
      page.getByText(/Produk dan nomor yang sama dibeli pukul \d\d\.\d\d, status: sukses\./),
    ).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Beli lagi' }).click();
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
    expect(await countSales(page, number)).toBe(2);
  });

  test('a price that moved before the sale shows both prices and is asked again', async ({
    agentPage: page,
  }) => {
    let asked = 0;
    await page.route('**/api/v1/orders', async (route) => {
      if (route.request().method() !== 'POST' || asked++ > 0) return route.fallback();
      const { maxPrice } = route.request().postDataJSON();
      const details = { price: String(Number(maxPrice) + 300), maxPrice };
      return route.fulfill({
        status: 409,
        json: { error: { code: 'order.priceMoved', message: 'moved', details, requestId: 'r' } },
      });
    });
    await chooseAirtime(page, freshNumber('success'));
    const before = await payButton(page).textContent();
    await payWithPin(page);
    await expect(page.getByText('Harga berubah')).toBeVisible();
    expect(await payButton(page).textContent()).not.toBe(before);
    await payWithPin(page);
    await expectResult(page, 'Berhasil');
  });
});
