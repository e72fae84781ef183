import type { Page } from '@playwright/test';
import { forgetCodes } from '../support/change-store.ts';
import { findSecretsKeptBy, useSecret } from '../support/secrets.ts';
import { SHELL_ORIGIN, startShell } from '../support/shell.ts';
import { readCode } from '../support/sign-in.ts';
import type { Stack } from '../support/stack.ts';
import { expect, test } from '../support/test.ts';
import { chooseAirtime, expectResult, freshNumber, payButton, typePin } from './sell-steps.ts';

/** An agent of the seed, whom no other test signs in as. */
const agent = { phone: '081308285971', pin: useSecret('PIN', '699698'), name: 'Mandiri Net' };
const TOKENS = 'hexaflate.tokens';

const home = (page: Page) => page.getByRole('heading', { level: 1, name: agent.name });
const switchHere = (page: Page) => page.getByRole('switch', { name: /Pakai di perangkat ini/ });

async function signIn(page: Page, stack: Stack): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Nomor HP').fill(agent.phone);
  await page.getByRole('button', { name: 'Kirim kode' }).click();
  const code = page.getByLabel('Kode enam angka');
  await expect(code).toBeFocused();
  await code.pressSequentially(await readCode(page.request, stack, agent.phone));
  await expect(home(page)).toBeVisible();
}

/** Pays, and answers what was sent for it. */
async function pay(page: Page, pin?: string): Promise<Record<string, unknown>> {
  const sent = page.waitForRequest((one) => one.method() === 'POST' && one.url().endsWith('/api/v1/orders'));
  await payButton(page).click();
  if (pin) await typePin(page, pin);
  return (await sent).postDataJSON();
}

test("in the Android shell the phone's own keys sign in, sell and go, and the phone alone holds the tokens", async ({
  stack,
}) => {
  test.setTimeout(180_000);
  const { context, phone, close } = await startShell(stack, test.info().project.use.launchOptions ?? {});
  const page = await context.newPage();
  const forbidden: string[] = [];
  page.on('console', (message) => {
    if (/CORS|Content Security Policy|Mixed Content/.test(message.text())) forbidden.push(message.text());
  });
  const listening = page.waitForEvent('websocket');

  await signIn(page, stack);
  expect(new URL(page.url()).origin).toBe(SHELL_ORIGIN);
  const socket = await listening;
  expect(socket.url()).toBe(`${stack.url.replace('http', 'ws')}/api/v1/live`);
  await expect.poll(() => socket.isClosed()).toBe(false);
  const tokens: { token: string; refreshToken: string } = JSON.parse(phone.kept.get(TOKENS) ?? '{}');
  for (const token of Object.values(tokens)) useSecret('token', token);
  expect(Object.keys(tokens)).toEqual(['token', 'refreshToken']);
  expect(await context.cookies([stack.url, `${stack.url}/api/v1/auth/refresh`])).toEqual([]);
  expect(await findSecretsKeptBy(page)).toEqual([]);

  // The sensor in place of the PIN.
  await page.goto('/pin');
  await switchHere(page).click();
  await typePin(page, agent.pin);
  await expect(switchHere(page)).toBeChecked();
  await chooseAirtime(page, freshNumber('success'));
  expect(await pay(page)).toMatchObject({ approval: { kind: 'device' } });
  await expectResult(page, 'Berhasil');
  expect(phone.prompts.at(-1)).toEqual({ title: 'Pastikan bahwa ini Anda', cancel: 'Pakai PIN' });

  // Stopped, and locked out: the keys of the PIN are there.
  for (const person of ['cancelled', 'lockedOut'] as const) {
    phone.person = person;
    await chooseAirtime(page, freshNumber('success'));
    expect(await pay(page, agent.pin)).not.toHaveProperty('approval');
    await expectResult(page, 'Berhasil');
  }

  // A finger was added: the key is gone, here and in the agent's list, and can be made anew.
  phone.person = 'recognised';
  phone.addFinger();
  await chooseAirtime(page, freshNumber('success'));
  expect(await pay(page, agent.pin)).not.toHaveProperty('approval');
  await expectResult(page, 'Berhasil');
  await page.goto('/pin');
  await expect(switchHere(page)).not.toBeChecked();
  await expect(page.getByRole('button', { name: /^Hapus / })).toHaveCount(0);
  await switchHere(page).click();
  await typePin(page, agent.pin);
  await expect(switchHere(page)).toBeChecked();

  // Access that is over is renewed with the token that the phone keeps.
  await page.evaluate(() => {
    const note = JSON.parse(localStorage.getItem('hexaflate.access') ?? '{}');
    localStorage.setItem('hexaflate.access', JSON.stringify({ ...note, until: 1 }));
  });
  await page.goto('/');
  await expect(home(page)).toBeVisible();
  await expect
    .poll(() => JSON.parse(phone.kept.get(TOKENS) ?? '{}').refreshToken)
    .not.toBe(tokens.refreshToken);

  // Signed out, the phone holds nothing of it.
  await page.goto('/profile');
  await page.getByRole('button', { name: 'Keluar', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keluar', exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect.poll(() => phone.kept.size).toBe(0);
  expect(forbidden).toEqual([]);
  await close();
});

test('a phone that has lost what it kept, or its key, asks its person to sign in anew', async ({ stack }) => {
  test.setTimeout(180_000);
  const { context, phone, close } = await startShell(stack, test.info().project.use.launchOptions ?? {});
  const page = await context.newPage();
  await forgetCodes(stack);
  await signIn(page, stack);
  phone.loseStorageKey();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(phone.kept.size).toBe(0);

  await forgetCodes(stack);
  await signIn(page, stack);
  phone.loseDeviceKey();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in$/);
  await close();
});
