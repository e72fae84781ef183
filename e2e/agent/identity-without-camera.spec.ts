import type { Page } from '@playwright/test';
import { testWithoutLeave as test } from '../support/camera-test.ts';
import { drawCardPhoto, drawPoses } from '../support/fake-camera.ts';
import { facePhoto, sari } from '../support/identity.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { expect } from '../support/test.ts';

test.use({ viewport: { width: 360, height: 800 } });

/** Hands a photo to the one file button of the screen. */
async function handOver(page: Page, buffer: Buffer) {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer });
}

async function straightFace(page: Page): Promise<Buffer> {
  return facePhoto(page, (await drawPoses()).straight ?? '');
}

async function toTheKtp(page: Page) {
  await page.goto('/identity/verify');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Lanjut' }).click();
}

test('who refuses the camera is told how to allow it, and a file is judged by the same rules', async ({
  agentPage: page,
}) => {
  await toTheKtp(page);
  await expect(page.getByText('Kamera belum diizinkan')).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'identity-camera-refused');

  await handOver(page, Buffer.from('this is no photo'));
  await expect(page.getByText('Berkas itu bukan foto yang dapat dibuka.')).toBeVisible();
  await handOver(page, await drawCardPhoto(page, { width: 400, height: 252 }));
  await expect(page.getByText(/^Foto ini terlalu kecil/)).toBeVisible();
  await handOver(page, await drawCardPhoto(page, { light: 0.15 }));
  await expect(page.getByText('Foto ini terlalu gelap.')).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'identity-photo-too-dark');
  await page.getByRole('button', { name: 'Ulangi' }).click();
  await handOver(page, await drawCardPhoto(page));
  await expect(page.getByText('Foto ini jelas.')).toBeVisible();
});

test('without any camera everything can be sent by files, movements too', async ({ agentPage: page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('No camera', 'NotFoundError'));
  });
  await toTheKtp(page);
  await expect(page.getByText('Kamera tidak dapat dibuka')).toBeVisible();
  await handOver(page, await drawCardPhoto(page));
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByLabel('NIK').fill(sari.nik);
  await page.getByLabel('Nama lengkap').fill(sari.name);
  await page.getByLabel('Tanggal lahir').fill(sari.birthDate);
  await page.getByRole('button', { name: 'Lanjut' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Swafoto');
  await handOver(page, await straightFace(page));
  const count = page.getByText(/^Gerakan \d dari \d$/);
  await expect(count).toBeVisible();
  const steps = Number((await count.textContent())?.at(-1));
  for (let step = 1; step <= steps; step++) {
    await expect(count).toHaveText(`Gerakan ${step} dari ${steps}`);
    // Which face it is, is for the server and the reviewer to see.
    await handOver(page, await straightFace(page));
  }
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('button', { name: 'Kirim untuk diperiksa' }).click();
  await expect(page.getByRole('heading', { name: 'Terkirim' })).toBeVisible();
});
