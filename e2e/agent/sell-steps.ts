import type { Page } from '@playwright/test';
import { agents } from '../support/sign-in.ts';
import { expect } from '../support/test.ts';

/** Last four digits that force an outcome in the sandbox. */
export const forced = { success: '9001', failed: '9003', priceMoved: '9006', noAnswer: '9007' } as const;

// Each file starts where the clock stands, so that files of one stack never meet.
let last = Math.floor(Date.now() / 1_000) % 9_000;

/** A Telkomsel number that no other test of this run sells to, with an outcome of its own. */
export function freshNumber(outcome: keyof typeof forced): string {
  last += 1;
  return `0812${String(last).padStart(4, '0')}${forced[outcome]}`;
}

/** "081234569001" as the app shows it: "0812 3456 9001". */
export function grouped(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Opens airtime, types the number and taps a nominal, up to the confirm sheet. */
export async function chooseAirtime(page: Page, number: string, nominal = '5.000') {
  await page.goto('/sell/pulsa');
  await page.getByLabel('Nomor HP', { exact: true }).fill(number);
  await page.getByRole('button', { name: new RegExp(`^${nominal.replace('.', '\\.')}`) }).click();
  await expect(payButton(page)).toBeVisible();
}

/** The button that says what it does. */
export function payButton(page: Page) {
  return page.getByRole('button', { name: /^Bayar Rp/ });
}

/** Taps "Bayar" and types the PIN on the keyboard; the last digit sends. */
export async function payWithPin(page: Page, pin: string = agents.demo.pin) {
  await payButton(page).click();
  await typePin(page, pin);
}

/** Types a PIN into the open pad. */
export async function typePin(page: Page, pin: string = agents.demo.pin) {
  await expect(page.getByRole('button', { name: 'Angka 5' })).toBeVisible();
  for (const digit of pin) await page.keyboard.press(digit);
}

/** Waits for the final word of the result. */
export async function expectResult(page: Page, word: 'Berhasil' | 'Gagal' | 'Belum pasti') {
  await expect(page.getByRole('heading', { name: word, exact: true })).toBeVisible({ timeout: 15_000 });
}

/** How many transactions the server knows for a destination. */
export async function countSales(page: Page, number: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/orders?q=${number}`);
  expect(answer.ok()).toBe(true);
  const { items } = await answer.json();
  return items.length;
}
