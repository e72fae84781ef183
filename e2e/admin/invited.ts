import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { BUN } from '../../scripts/setup/places.mjs';
import type { Look } from '../support/looks.ts';
import type { Stack } from '../support/stack.ts';

/** What invited operators choose as their own. */
export const OWN_PASSWORD = 'kuda baterai stapler';

interface Invited {
  page: Page;
  /** Signs him in again with his password, at the door. */
  signIn(password?: string): Promise<void>;
  signOut(): Promise<void>;
  /** Takes him out again: other tests count on the one owner that there is. */
  leave(): Promise<void>;
}

/** A browser of an operator whom the one of `panelPage` has invited, signed in with a password of his own. */
export async function openInvited(
  { panelPage, browser, stack }: { panelPage: Page; browser: Browser; stack: Stack },
  { username, role, look }: { username: string; role: string; look: Look },
): Promise<Invited> {
  const invited = await panelPage.request.post('/api/v1/admin/operators', {
    headers: { Origin: stack.url },
    data: { username, role },
  });
  if (!invited.ok()) throw new Error(`Not invited: ${invited.status()} ${await invited.text()}`);
  const { password } = await invited.json();
  const context = await browser.newContext({
    baseURL: stack.url,
    viewport: look.viewport,
    colorScheme: look.colorScheme,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  const signIn = async (word = OWN_PASSWORD) => {
    await page.getByLabel('Nama pengguna').fill(username);
    await page.getByLabel('Kata sandi', { exact: true }).fill(word);
    await page.getByLabel('Kata sandi', { exact: true }).press('Enter');
  };
  await page.goto('/admin/');
  await signIn(password);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('Ulangi kata sandi baru').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  const menu = page.getByRole('button', { name: new RegExp(`akun ${username}`) });
  await menu.waitFor();
  return {
    page,
    signIn,
    async signOut() {
      await menu.click();
      await page.getByRole('menuitem', { name: 'Keluar' }).click();
    },
    async leave() {
      const removed = await panelPage.request.delete(`/api/v1/admin/operators/${username}`, {
        headers: { Origin: stack.url },
      });
      if (!removed.ok()) throw new Error(`Not removed: ${removed.status()} ${await removed.text()}`);
      await context.close();
    },
  };
}

/** Opens what an operator shows beside his password. */
export async function openFactors(page: Page) {
  await page.getByRole('button', { name: /, akun / }).click();
  await page.getByRole('menuitem', { name: 'Faktor kedua' }).click();
  return page.getByRole('dialog', { name: 'Faktor kedua' });
}

/** Types the password where it is asked for again. */
export async function typePasswordAgain(page: Page, password = OWN_PASSWORD) {
  const ask = page.getByRole('dialog', { name: 'Masukkan kata sandi lagi' });
  await ask.getByLabel('Kata sandi Anda', { exact: true }).fill(password);
  await ask.getByRole('button', { name: 'Lanjut' }).click();
}

/** As if an operator had shown his second factor and his password an hour ago. */
export function letFactorsAge(stack: Stack, username: string) {
  const path = join(stack.dataDir, 'hexaflate.sqlite');
  const script = `const { Database } = require('bun:sqlite');
    const store = new Database(process.argv[1]);
    store.run('pragma busy_timeout = 5000');
    store.run('update operator_session set factor_at = factor_at - 3600000, proved_at = proved_at - 3600000 where username = ?', [process.argv[2]]);`;
  const { status, stderr } = spawnSync(BUN, ['-e', script, path, username], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Plugs an authenticator with a fingerprint reader, always touched, into a page's browser. */
export async function plugAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
