import { expect, type Page } from '@playwright/test';
import { test } from '../support/camera-test.ts';
import { holdFace, putFaceBeforeCamera } from '../support/fake-camera.ts';
import { decide, sari } from '../support/identity.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { inEachLook, looks, oppositeLooks } from '../support/looks.ts';
import { signInOperator } from '../support/sign-in.ts';

const MOVEMENTS = {
  'Tolehkan kepala ke kiri Anda': 'turnLeft',
  'Tolehkan kepala ke kanan Anda': 'turnRight',
  'Buka mulut lebar-lebar': 'openMouth',
  'Pejamkan mata sebentar': 'closeEyes',
} as const;

/** Goes through the selfie: the look straight ahead takes itself, then every movement that is asked for. */
async function takeSelfie(page: Page) {
  const use = page.getByRole('button', { name: 'Pakai foto ini' });
  const count = page.getByText(/^Gerakan \d dari \d$/);
  await expect(count).toBeVisible({ timeout: 45_000 });
  const steps = Number((await count.textContent())?.at(-1));
  for (let step = 1; step <= steps; step++) {
    await expect(count).toHaveText(`Gerakan ${step} dari ${steps}`);
    const asked = (await page.locator('[aria-live="assertive"]').textContent()) ?? '';
    const pose = Object.entries(MOVEMENTS).find(([words]) => words === asked)?.[1];
    if (!pose) throw new Error(`An unknown movement is asked for: ${asked}`);
    await holdFace(page, pose);
    const next = step < steps ? page.getByText(`Gerakan ${step + 1} dari ${steps}`) : use;
    await expect(next).toBeVisible({ timeout: 30_000 });
  }
  await holdFace(page, 'straight');
}

async function fillDetails(page: Page) {
  await page.getByLabel('NIK').fill(sari.nik);
  await page.getByLabel('Nama lengkap').fill(sari.name);
  await page.getByLabel('Tanggal lahir').fill(sari.birthDate);
  await page.getByRole('button', { name: 'Lanjut' }).click();
}

test('KTP and selfie are taken by themselves, sent, and nothing of them stays on the phone', async ({
  agentPage: page,
  context,
}) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 360, height: 800 });
  await putFaceBeforeCamera(context);
  await page.goto('/profile');
  await page.getByRole('link', { name: /Verifikasi identitas/ }).click();
  await page.getByRole('link', { name: 'Mulai verifikasi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Persetujuan Anda');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await expect(page.getByText('Centang persetujuan untuk melanjutkan.')).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Lanjut' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Foto KTP');
  await expect(page.getByText('Foto ini jelas.')).toBeVisible();
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data KTP');
  await page.getByLabel('NIK').fill('317101');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await expect(page.getByText('NIK harus 16 angka; baru 6.')).toBeVisible();
  await fillDetails(page);

  await takeSelfie(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa sebelum dikirim');
  await expectAccessible(page);
  await takePicture(page, 'identity-review');
  await page.getByRole('button', { name: 'Kirim untuk diperiksa' }).click();
  await expect(page.getByRole('heading', { name: 'Terkirim' })).toBeVisible();
  await expect(page.getByText('Sedang diperiksa').first()).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'identity-sent');

  const kept = await page.evaluate(async () => {
    const found: string[] = [];
    const text = JSON.stringify({ ...localStorage, ...sessionStorage });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const values = await new Promise<unknown[]>((resolve, reject) => {
          const asking = database.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => resolve(asking.result);
          asking.onerror = () => reject(asking.error);
        });
        found.push(JSON.stringify(values));
      }
      database.close();
    }
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return [text, ...found].join('\n');
  });
  expect(kept.length).toBeGreaterThan(100);
  for (const secret of [sari.nik, sari.name, '/identity', 'face-worker', 'blob:', 'data:image'])
    expect(kept, `${secret} is on the device`).not.toContain(secret);
});

test('only what was sent back is taken again, with the reason in words', async ({
  agentPage: page,
  context,
  browser,
  stack,
}) => {
  test.setTimeout(150_000);
  const panel = await browser.newContext();
  await signInOperator(panel, stack);
  await decide(panel.request, stack, 'AG0001', {
    ktp: { verdict: 'approve' },
    selfie: { verdict: 'repair', reasons: ['faceCovered'], note: 'Lepas topi, ya.' },
  });
  await panel.close();
  await page.setViewportSize({ width: 360, height: 800 });
  await putFaceBeforeCamera(context);
  await page.goto('/identity');
  await expect(page.getByText('Wajah tertutup. Lepaskan masker, kacamata hitam, atau topi.')).toBeVisible();
  await expect(page.getByText('Catatan pemeriksa: Lepas topi, ya.')).toBeVisible();
  await expect(page.getByText('Terverifikasi', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'identity-repair');
  await page.getByRole('link', { name: 'Perbaiki foto' }).click();
  await expect(page.getByText('Langkah 1 dari 2')).toBeVisible();
  await takeSelfie(page);
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa sebelum dikirim');
  await expect(page.getByText('NIK')).toHaveCount(0);
  await page.getByRole('button', { name: 'Kirim untuk diperiksa' }).click();
  await expect(page.getByRole('heading', { name: 'Terkirim' })).toBeVisible();
});

test('consent can be withdrawn, and everything begins anew', async ({ agentPage: page }) => {
  await page.goto('/identity');
  await page.getByRole('button', { name: 'Tarik persetujuan & hapus data' }).click();
  const sheet = page.getByRole('dialog', { name: 'Hapus data identitas Anda?' });
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Tarik persetujuan & hapus data' }).click();
  await expect(page.getByRole('heading', { name: 'Buktikan bahwa akun ini milik Anda' })).toBeVisible();
});

test('a phone that cannot judge movements says so, and its owner presses the button himself', async ({
  agentPage: page,
  context,
}) => {
  test.setTimeout(120_000);
  await putFaceBeforeCamera(context);
  await page.route('**/assets/blazeface-*', (route) => route.abort());
  await page.goto('/identity/verify');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await fillDetails(page);
  await expect(page.getByText(/^HP ini tidak kuat menilai gerakan wajah/)).toBeVisible();
  await page.getByRole('button', { name: 'Ambil foto' }).click();
  const count = page.getByText(/^Gerakan \d dari \d$/);
  await expect(count).toBeVisible();
  const steps = Number((await count.textContent())?.at(-1));
  for (let step = 1; step <= steps; step++) {
    await expect(count).toHaveText(`Gerakan ${step} dari ${steps}`);
    await page.getByRole('button', { name: 'Sudah, ambil fotonya' }).click();
  }
  await expect(page.getByRole('button', { name: 'Pakai foto ini' })).toBeVisible();
});

inEachLook((look) => {
  /** The camera sees another cut in each size, so only the colours change under way. */
  const ofThisSize = looks.filter(({ phone }) => phone === look.phone);

  test('every step stands in every look', async ({ agentPage: page, context }) => {
    await putFaceBeforeCamera(context);
    await page.goto('/identity');
    await expect(page.getByRole('link', { name: 'Mulai verifikasi' })).toBeVisible();
    await lookInAllLooks(page, 'identity-status', ofThisSize);
    await page.getByRole('link', { name: 'Mulai verifikasi' }).click();
    await page.getByRole('checkbox').check();
    await lookInAllLooks(page, 'identity-consent', ofThisSize);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await expect(page.getByText('Bagus, tahan sebentar')).toBeVisible();
    await takePicture(page, `identity-camera-${look.name}`);
    await expect(page.getByText('Foto ini jelas.')).toBeVisible();
    await lookInAllLooks(page, 'identity-photo', ofThisSize);
    await page.getByRole('button', { name: 'Pakai foto ini' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data KTP');
    await lookInAllLooks(page, 'identity-details', ofThisSize);
    await fillDetails(page);
    await expect(page.getByText(/^Gerakan 1 dari \d$/)).toBeVisible({ timeout: 45_000 });
    await lookInAllLooks(page, 'identity-movement', ofThisSize);
  });
}, oppositeLooks);
