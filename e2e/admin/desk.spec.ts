import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { BUN, ROOT } from '../../scripts/setup/places.mjs';
import { type AgentDevice, askAs } from '../support/agent-device.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { agents, readOneTimePassword, signInOutside } from '../support/sign-in.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { expect, test } from '../support/test.ts';
import { sell } from './sell.ts';

/**
 * One operator's first day on an installation of his own: the one-time password, an order that hangs, a stolen phone,
 * a server that dies. Each test goes on where the one before it stopped.
 */
test.describe.configure({ mode: 'serial' });

let stack: Stack;
let context: BrowserContext;
let page: Page;
let agent: AgentDevice;

test.beforeAll(async ({ browser }) => {
  const before = process.env.HEXAFLATE_UNKNOWN_AFTER_SECONDS;
  process.env.HEXAFLATE_UNKNOWN_AFTER_SECONDS = '5';
  stack = await startStack('operator-desk');
  if (before === undefined) delete process.env.HEXAFLATE_UNKNOWN_AFTER_SECONDS;
  else process.env.HEXAFLATE_UNKNOWN_AFTER_SECONDS = before;
  context = await browser.newContext({ baseURL: stack.url });
  page = await context.newPage();
});

test.afterAll(async () => {
  await context.close();
  await stack.stop();
});

test('the one-time password opens the panel only to be replaced', async () => {
  const { username, password } = await readOneTimePassword(stack);
  await page.goto('/admin/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk ke panel');
  await expectAccessible(page);
  await takePicture(page, 'panel-sign-in');
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill('bukan ini');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page.getByText('Nama pengguna atau kata sandi salah.')).toBeVisible();
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Buat kata sandi Anda sendiri');
  await expectAccessible(page);
  await takePicture(page, 'panel-first-password');
  const next = 'kuda baterai stapler benar';
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(next);
  await page.getByLabel('Ulangi kata sandi baru').fill(next);
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');

  const again = await context.request.post(`${stack.url}/api/v1/admin/sign-in`, {
    headers: { Origin: stack.url },
    data: { username, password },
  });
  expect(again.status(), 'the one-time password works no second time').toBe(401);
});

test('an undecided order can be taken and noted, and leaves the queue once Otomax decides', async () => {
  agent = await signInOutside(context.request, stack, agents.demo.phone);
  const sale = await sell(agent, '9007');
  await page.goto('/admin/unknown');
  const row = page.getByRole('listitem').filter({ hasText: sale.destination });
  await expect(row).toBeVisible({ timeout: 30_000 });
  await expect(row).toContainText(/\d+ dtk/);
  await expect(row).toContainText('Belum ada yang menangani.');
  await row.getByRole('button', { name: 'Saya tangani' }).click();
  await expect(row).toContainText('Anda yang menangani.');

  await row.getByRole('link').click();
  const detail = page.getByRole('dialog');
  await detail.getByLabel('Tulis catatan').fill('Supplier sudah dihubungi.');
  await detail.getByRole('button', { name: 'Tambah catatan' }).click();
  await expect(detail.getByText('Supplier sudah dihubungi.')).toBeVisible();
  await expectAccessible(page);
  await detail.getByRole('button', { name: 'Tutup' }).click();
  await expect(row).toContainText('Supplier sudah dihubungi.');
  await expectAccessible(page);
  await takePicture(page, 'panel-unknown-taken');

  const code = /TRX (\d+)/.exec((await row.textContent()) ?? '')?.[1] ?? '';
  await decideInOtomax(code, 'success');
  await expect(page.getByText('Tidak ada yang menggantung')).toBeVisible();
  const decided = page.getByRole('region', { name: 'Baru saja diputuskan' });
  await expect(decided.getByRole('row').filter({ hasText: sale.destination })).toContainText('Sukses');
});

test("an agent's device can be signed out from the panel", async () => {
  await page.goto('/admin/members/AG0001');
  await page.getByRole('button', { name: 'Keluarkan Chromium' }).click();
  const question = page.getByRole('dialog', { name: 'Keluarkan Chromium?' });
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Keluarkan' }).click();
  await expect(page.getByText('Tidak ada perangkat yang masuk.')).toBeVisible();
  const answer = await askAs(agent, 'GET', '/me');
  expect(answer.status).toBe(401);
});

test('a server that dies is noticed, and everything goes on when it is back', async () => {
  await page.goto('/admin/');
  await expect(page.getByText('Langsung', { exact: true })).toBeVisible();
  await stack.kill('server');
  await expect(page.getByText('Gagal memperbarui; yang tampil adalah data terakhir.')).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText('Tiap 5 detik')).toBeVisible();
  await expect(page.getByText('Transaksi langsung').first()).toBeVisible();
  await stack.start('server');
  await expect(page.getByText('Langsung', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Gagal memperbarui; yang tampil adalah data terakhir.')).toBeHidden({
    timeout: 20_000,
  });
});

/** Plays the operator of the Otomax behind this installation. */
async function decideInOtomax(transaction: string, result: 'success' | 'failed') {
  const operator = join(ROOT, 'packages/otomax/src/sandbox/engine/operator.ts');
  await promisify(execFile)(BUN, [
    operator,
    join(stack.dataDir, 'otomax.sqlite'),
    'decide',
    transaction,
    result,
  ]);
}
