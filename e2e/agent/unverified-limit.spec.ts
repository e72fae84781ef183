import { lookInAllLooks } from '../support/in-all-looks.ts';
import { changeSettings } from '../support/second-device.ts';
import { signInAgent } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { chooseAirtime, freshNumber } from './sell-steps.ts';

/** A member of the seed, whom no other test signs in as. */
const member = { phone: '089629196733' };

test('an agent who is not verified hears on the sheet what he may sell, and is led to what lifts it', async ({
  browser,
  stack,
  panelPage: panel,
}) => {
  test.setTimeout(180_000);
  await changeSettings(panel.request, stack, {
    'identity.unverifiedPerOrder': '5000',
    'identity.unverifiedPerDay': '200000',
  });
  const context = await browser.newContext({ baseURL: stack.url, viewport: { width: 360, height: 800 } });
  await signInAgent(context, stack, member.phone);
  const page = await context.newPage();
  await chooseAirtime(page, freshNumber('success'), '5.000');
  await expect(
    page.getByText('Selama identitas Anda belum terverifikasi, paling banyak Rp5.000 per transaksi.'),
  ).toBeVisible();
  await lookInAllLooks(page, 'unverified-limit');
  await page.getByRole('button', { name: 'Verifikasi identitas' }).click();
  await expect(page).toHaveURL(/\/identity$/);
  await expect(
    page.getByText(
      'Sebelum terverifikasi: paling banyak Rp5.000 per transaksi, paling banyak Rp200.000 per 24 jam.',
      {
        exact: false,
      },
    ),
  ).toBeVisible();
  await lookInAllLooks(page, 'unverified-benefits');
  await changeSettings(panel.request, stack, {
    'identity.unverifiedPerOrder': null,
    'identity.unverifiedPerDay': null,
  });
  await context.close();
});
