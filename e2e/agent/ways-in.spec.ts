import { forgetCodes } from '../support/change-store.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { setSettings } from '../support/set-settings.ts';
import { agents, readCode } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

const everyWay = {
  'signIn.method': 'both',
  'signInMessage.whatsappNumbers': ['081100000900'],
  'signInGoogle.clientIds': ['shop-web.apps.googleusercontent.com'],
  'signInFacebook.appIds': ['1234567890'],
};
const usual = Object.fromEntries(Object.keys(everyWay).map((key) => [key, null]));

test.beforeAll(({ stack, panelCookies }) => setSettings(stack, panelCookies, everyWay));
test.afterAll(({ stack, panelCookies }) => setSettings(stack, panelCookies, usual));

test('the ways that are on stand in a calm order: code, own text, accounts elsewhere', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Masuk dengan Google' })).toBeVisible();
  const names = await page.getByRole('main').getByRole('button').allTextContents();
  expect(names.slice(0, 4)).toEqual([
    'Kirim kode',
    'Kirim pesan dari HP ini',
    'Masuk dengan Google',
    'Masuk dengan Facebook',
  ]);
  await lookInAllLooks(page, 'ways-in');
});

test('a text to send, with the way to the center, and what waits for it', async ({ page }) => {
  await page.goto('/sign-in');
  // A stranger's number: it gets the same answer as a known one.
  await page.getByLabel('Nomor HP').fill('081299990010');
  await page.getByRole('button', { name: 'Kirim pesan dari HP ini' }).click();
  await expect(page.getByRole('heading', { name: 'Kirim pesan ini' })).toBeVisible();
  await expect(page.getByText(/^MASUK [A-Z2-9]{8}$/)).toBeVisible();
  const link = page.getByRole('link', { name: 'WhatsApp ke 0811 0000 0900' });
  await expect(link).toHaveAttribute('href', /^https:\/\/wa\.me\/6281100000900\?text=MASUK%20[A-Z2-9]{8}$/);
  await expect(page.getByText('Menunggu pesan Anda…')).toBeVisible();
  await lookInAllLooks(page, 'message');
});

test('the text is sent from the phone, and the app goes on by itself', async ({ page, context }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Nomor HP').fill(agents.second.phone);
  await page.getByRole('button', { name: 'Kirim pesan dari HP ini' }).click();
  const text = await page.getByText(/^MASUK [A-Z2-9]{8}$/).textContent();

  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Buka HP tiruan' }).click();
  const phone = await opening;
  await phone.getByLabel('Isi pesan').fill(text ?? '');
  await expectAccessible(phone);
  await takePicture(phone, 'pretended-phone');
  await phone.getByRole('button', { name: 'Kirim' }).click();
  await expect(phone).toHaveURL(new RegExp(`/sandbox/phone/${agents.second.phone}$`));

  await expect(page.getByRole('heading', { level: 1, name: 'Berkah Pulsa' })).toBeVisible();
});

test('a stranger who proves his number learns that it is not registered, and whom to ask', async ({
  page,
  context,
}) => {
  await page.goto('/sign-in');
  await page.getByLabel('Nomor HP').fill('081299990055');
  await page.getByRole('button', { name: 'Kirim pesan dari HP ini' }).click();
  const text = await page.getByText(/^MASUK [A-Z2-9]{8}$/).textContent();
  const phone = await context.newPage();
  await phone.goto('/sandbox/phone/081299990055');
  await phone.getByLabel('Isi pesan').fill(text ?? '');
  await phone.getByRole('button', { name: 'Kirim' }).click();
  await expect(page.getByText(/belum terdaftar sebagai agen.*hubungi admin/)).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'message-stranger');
});

test('Google opens with what its rules ask for, and a provider that cannot be asked is said so', async ({
  page,
  stack,
}) => {
  let asked = new URLSearchParams();
  await page.route('https://accounts.google.com/**', async (route) => {
    asked = new URL(route.request().url()).searchParams;
    const back = `${stack.url}/sign-in/with/google?code=from-google&state=${asked.get('state')}`;
    await route.fulfill({ status: 302, headers: { Location: back } });
  });
  await page.route('**/api/v1/auth/provider/finish', (route) => {
    expect(route.request().postDataJSON()).toMatchObject({ provider: 'google', code: 'from-google' });
    const error = {
      code: 'provider.notLinked',
      message: 'Akun ini belum tertaut ke nomor agen.',
      details: {},
      requestId: 'x',
    };
    return route.fulfill({ status: 403, json: { error } });
  });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Masuk dengan Google' }).click();
  await expect(page.getByText('Akun ini belum tertaut ke nomor agen.')).toBeVisible();
  expect(Object.fromEntries(asked)).toMatchObject({
    client_id: 'shop-web.apps.googleusercontent.com',
    redirect_uri: `${stack.url}/sign-in/with/google`,
    response_type: 'code',
    code_challenge_method: 'S256',
  });
  // Neither code nor state stays in the address.
  await expect(page).toHaveURL(`${stack.url}/sign-in/with/google`);
  await expectAccessible(page);
  await takePicture(page, 'provider-refused');
});

test('what another page sends here as if it came from Google goes nowhere', async ({ page }) => {
  let finished = false;
  await page.route('**/api/v1/auth/provider/finish', (route) => {
    finished = true;
    return route.abort();
  });
  await page.goto('/sign-in/with/google?code=stolen&state=foreign');
  await expect(page.getByText(/tidak dimulai di perangkat ini/)).toBeVisible();
  expect(finished).toBe(false);
  await page.getByRole('button', { name: 'Kembali' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('linked accounts are listed and can be unlinked', async ({ agentPage: page }) => {
  const account = {
    id: 'one',
    provider: 'google',
    label: 'si***@gmail.com',
    phone: '081200000001',
    linkedAt: '2026-01-05T03:00:00.000Z',
    lastUsedAt: null,
  };
  await page.route('**/api/v1/linked-accounts', (route) =>
    route.fulfill({
      json: { items: [account], providers: ['google', 'facebook'], phone: account.phone },
    }),
  );
  await page.goto('/profile');
  await page.getByRole('link', { name: /Akun tertaut/ }).click();
  await expect(page.getByText('si***@gmail.com')).toBeVisible();
  await lookInAllLooks(page, 'linked-accounts');
  await page.getByRole('button', { name: 'Lepas Google · si***@gmail.com' }).click();
  await expect(page.getByRole('dialog', { name: 'Lepas akun ini?' })).toBeVisible();
  await lookInAllLooks(page, 'linked-accounts-unlink');
});

test('linking sends a code to the agent’s own number and then opens the provider', async ({
  agentPage: page,
  request,
  stack,
}) => {
  let opened = '';
  await page.route('https://www.facebook.com/**', async (route) => {
    opened = route.request().url();
    await route.fulfill({ status: 200, body: 'Facebook' });
  });
  await forgetCodes(stack);
  // Who asked for a code just now waits for the next one, for a second here.
  const details = { retryAfter: 1 };
  const tooSoon = { code: 'auth.codeTooSoon', message: 'Kode baru saja dikirim.', details, requestId: 'x' };
  await page.route(
    '**/api/v1/auth/code',
    (route) => route.fulfill({ status: 429, json: { error: tooSoon } }),
    {
      times: 1,
    },
  );
  await page.goto('/linked-accounts');
  await page.getByRole('button', { name: /Tautkan Facebook/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Masukkan kode' });
  await expect(sheet.getByRole('alert')).toBeVisible();
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/auth/code') && answer.ok());
  await sheet.getByRole('button', { name: 'Kirim kode', exact: true }).click();
  await sent;
  const field = sheet.getByLabel('Kode enam angka');
  await lookInAllLooks(page, 'linked-accounts-code');
  await field.fill(await readCode(request, stack, '081200000001'));
  await sheet.getByRole('button', { name: 'Lanjut ke Facebook' }).click();
  await expect.poll(() => opened).toContain('client_id=1234567890');
});
