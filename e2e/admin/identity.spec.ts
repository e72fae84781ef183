import { askAs } from '../support/agent-device.ts';
import { sendDocuments, signInAnotherOperator } from '../support/identity.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { agents, signInOutside } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

const headers = (url: string) => ({ Origin: url });

test.beforeAll(async ({ browser, agentDevice }) => {
  const drawing = await browser.newPage();
  await sendDocuments(agentDevice, drawing);
  await drawing.close();
});

test('queue and case stand in every look', async ({ panelPage: page }) => {
  await page.goto('/admin/identity');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Identitas');
  await expect(page.getByText('1 berkas menunggu diperiksa')).toBeVisible();
  await lookInAllLooks(page, 'panel-identity-queue');
  await page.getByRole('link', { name: 'Maju Jaya Cell' }).click();
  await expect(page.getByRole('img', { name: 'Foto KTP Maju Jaya Cell' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Foto Swafoto Maju Jaya Cell' })).toBeVisible();
  await expect(page.getByText('3171015205900001').first()).toBeVisible();
  await lookInAllLooks(page, 'panel-identity-case');
  await expect(page.getByText(/^Ponsel mitra tidak dapat menilai gerakan/)).toBeVisible();
  await page.getByRole('heading', { name: 'Petunjuk mesin' }).scrollIntoViewIfNeeded();
  await takePicture(page, 'panel-identity-facts');
});

test('a case is free again as soon as its tab is gone', async ({ panelPage: page }) => {
  const leaseOf = async () => (await (await page.request.get('/api/v1/admin/identity/AG0001')).json()).lease;
  await page.goto('/admin/identity/AG0001');
  // The page knows that the case is his.
  await expect(page.getByRole('button', { name: 'Setujui' })).toBeEnabled();
  expect(await leaseOf()).toMatchObject({ mine: true });
  // The page goes without taking its screen down, as a closed tab does.
  await page.goto('about:blank');
  await expect.poll(leaseOf).toBeNull();
});

test('wheel and drag enlarge and move a photo, and its address ends by itself', async ({
  panelPage: page,
}) => {
  await page.goto('/admin/identity/AG0001');
  const picture = page.getByRole('img', { name: 'Foto KTP Maju Jaya Cell' });
  await expect(picture).toBeVisible();
  const box = await picture.boundingBox();
  if (!box) throw new Error('The photo has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -600);
  await expect(picture).toHaveAttribute('style', /scale\(2\.\d+\)/);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 10);
  await page.mouse.up();
  await expect(picture).toHaveAttribute('style', /translate\(40px, 10\.?\d*px\)/);

  const address = new URL((await picture.getAttribute('src')) ?? '', page.url());
  const [until = '0'] = address.searchParams.getAll('until');
  expect(Number(until) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  expect((await page.request.get(address.href)).status()).toBe(200);
  address.searchParams.set('until', String(Number(until) + 60_000));
  expect((await page.request.get(address.href)).status(), 'an address whose end was moved').toBe(403);
});

test('a picture that does not come by an old address is asked for by a new one', async ({
  panelPage: page,
}) => {
  let refused = 0;
  await page.route(/\/admin\/identity\/photos\/[^/]+\?/, async (route) => {
    // The first address of each photo is too old.
    if (refused++ < 2) await route.fulfill({ status: 403, json: {} });
    else await route.continue();
  });
  await page.goto('/admin/identity/AG0001');
  const picture = page.getByRole('img', { name: 'Foto KTP Maju Jaya Cell' });
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0))
    .toBe(true);
});

test('somebody else who is at a case is named, and may not be disturbed', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const other = await signInAnotherOperator(browser, stack, 'rina');
  const lease = `${stack.url}/api/v1/admin/identity/AG0001/lease`;
  // A page that was closed a moment ago may still have been at it.
  await page.request.delete(lease, { headers: headers(stack.url) });
  expect((await other.request.put(lease, { headers: headers(stack.url) })).ok()).toBe(true);
  await page.goto('/admin/identity');
  await expect(page.getByText(/^Dipegang rina sampai/)).toBeVisible();
  await page.getByRole('link', { name: 'Maju Jaya Cell' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Dipegang rina' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Setujui' })).toBeDisabled();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectAccessible(page);
  await takePicture(page, 'panel-identity-taken');
  await other.request.delete(lease, { headers: headers(stack.url) });
  await other.close();
});

test('a case is found, looked at and sent back by keys alone', async ({ panelPage: page, agentDevice }) => {
  await page.goto('/admin/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('link', { name: 'Maju Jaya Cell' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'Foto KTP Maju Jaya Cell' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Setujui' })).toBeEnabled();

  await page.keyboard.press('2');
  const selfie = page.getByRole('img', { name: 'Foto Swafoto Maju Jaya Cell' });
  await page.keyboard.press('+');
  await page.keyboard.press('r');
  await expect(selfie).toHaveAttribute('style', /scale\(1\.25\) rotate\(90deg\)/);
  await page.keyboard.press('0');
  await expect(selfie).toHaveAttribute('style', /scale\(1\) rotate\(0deg\)/);

  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Putusan untuk Maju Jaya Cell' });
  await expect(dialog.getByRole('radio', { name: 'Minta ulang' }).last()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^Pilih sedikitnya satu alasan/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'Buram' })).toBeChecked();
  await expectAccessible(page);
  await takePicture(page, 'panel-identity-decision');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Putusan tersimpan.', { exact: false })).toBeVisible();
  await expect(page.getByText('Swafoto diminta ulang')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('Tidak ada berkas lain yang menunggu.')).toBeVisible();

  const told = await (await askAs(agentDevice, 'GET', '/identity')).json();
  expect(told.documents[1]).toMatchObject({ kind: 'selfie', status: 'repair', reasons: ['blurred'] });
});

test('the keys of a case stand in the list of shortcuts', async ({ panelPage: page }) => {
  await page.goto('/admin/identity');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Identitas');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Pintasan papan ketik' });
  await expect(dialog.getByRole('heading', { name: 'Memeriksa identitas' })).toBeVisible();
  await expectAccessible(page);
});

test('where two have to agree, the first approval waits for another operator', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const api = `${stack.url}/api/v1/admin`;
  const settings = await (await page.request.get(`${api}/settings`)).json();
  const found = JSON.stringify(settings).match(/"key":"identity\.secondApprover"[^}]*?"version":(\d+)/);
  const changed = await page.request.put(`${api}/settings`, {
    headers: headers(stack.url),
    data: { changes: [{ key: 'identity.secondApprover', value: true, version: Number(found?.[1] ?? 0) }] },
  });
  expect(changed.ok(), await changed.text()).toBe(true);
  const other = await signInOutside(page.request, stack, agents.second.phone);
  const drawing = await browser.newPage();
  await sendDocuments(other, drawing);
  await drawing.close();
  const { code }: { code: string } = await (await askAs(other, 'GET', '/me')).json();

  await page.goto(`/admin/identity/${code}`);
  await expect(page.getByText('NIK sama dengan 1 mitra lain')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Setujui' })).toBeEnabled();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Persetujuan pertama tersimpan', { exact: false })).toBeVisible();
  await expect(page.getByText(/Anda sudah menyetujui\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Setujui' })).toBeDisabled();
  await expectAccessible(page);
  await takePicture(page, 'panel-identity-first-approval');
  // Leaving the room leaves the case to the others.
  await page.getByRole('link', { name: 'Dasbor' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dasbor');

  const second = await signInAnotherOperator(browser, stack, 'wati');
  const theirs = await second.newPage();
  await theirs.goto(`${stack.url}/admin/identity/${code}`);
  await expect(theirs.getByRole('button', { name: 'Setujui' })).toBeEnabled();
  await theirs.keyboard.press('a');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByText('KTP: terverifikasi')).toBeVisible();
  await takePicture(theirs, 'panel-identity-verified');
  await second.close();
});

test('a person’s data is erased with a reason', async ({ panelPage: page }) => {
  await page.goto('/admin/identity/AG0001');
  await page.getByRole('button', { name: 'Hapus data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hapus data identitas Maju Jaya Cell?' });
  await dialog.getByLabel('Alasan').fill('Diminta pemiliknya');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Hapus data' }).click();
  await expect(page.getByText('Data sudah dihapus.')).toBeVisible();
  await expect(page.getByText('Tidak ada foto KTP yang tersimpan.')).toBeVisible();
});
