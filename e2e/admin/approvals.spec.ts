import type { APIRequestContext } from '@playwright/test';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { phoneLight } from '../support/looks.ts';
import type { Stack } from '../support/stack.ts';
import { expect, test } from '../support/test.ts';
import { openInvited } from './invited.ts';

const SETTING = 'operators.approvalVerbs';

/** A change of what needs approval, from how it stands now. */
async function wish(request: APIRequestContext, value: string[]) {
  const { groups } = await (await request.get('/api/v1/admin/settings')).json();
  const all: { key: string; version: number }[] = groups.flatMap(
    (one: { settings: object[] }) => one.settings,
  );
  const version = all.find(({ key }) => key === SETTING)?.version ?? 0;
  return { changes: [{ key: SETTING, value, version }] };
}

/** Takes everything off the list again, which itself needs the other owner. */
async function setBack(mine: APIRequestContext, theirs: APIRequestContext, stack: Stack) {
  const headers = { Origin: stack.url };
  const data = { route: 'adminChangeSettings', body: await wish(mine, []), reason: 'selesai diuji' };
  const { id, digest } = await (await mine.post('/api/v1/admin/proposals', { headers, data })).json();
  const approved = await theirs.post(`/api/v1/admin/proposals/${id}/approve`, { headers, data: { digest } });
  expect(approved.ok()).toBe(true);
}

test('what one operator proposes another approves or refuses, each in his own browser', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const invited = { username: 'kedua', role: 'owner', look: phoneLight };
  const other = await openInvited({ panelPage: page, browser, stack }, invited);
  const set = await page.request.put('/api/v1/admin/settings', {
    headers: { Origin: stack.url },
    data: await wish(page.request, ['roles.change']),
  });
  expect(set.ok()).toBe(true);

  await page.goto('/admin/operators');
  for (const name of ['Kasir pagi', 'Kasir sore']) {
    await page.getByRole('button', { name: 'Buat peran' }).click();
    const role = page.getByRole('dialog', { name: 'Buat peran' });
    await role.getByRole('textbox', { name: 'Nama peran' }).fill(name);
    await role.getByRole('checkbox', { name: 'melihat transaksi' }).check();
    await role.getByRole('button', { name: 'Simpan' }).click();
    const propose = page.getByRole('dialog', { name: 'Perlu persetujuan operator lain' });
    await propose.getByLabel('Alasan').fill('ada kasir baru minggu ini');
    if (name === 'Kasir pagi') await lookInAllLooks(page, 'panel-propose');
    await propose.getByRole('button', { name: 'Ajukan' }).click();
    await expect(role.getByText(/^Diajukan\./)).toBeVisible();
    await role.getByRole('button', { name: 'Tutup' }).click();
  }
  await expect(page.getByText('Kasir pagi', { exact: true })).toHaveCount(0);

  const theirs = other.page;
  await expect(theirs.getByRole('button', { name: 'Lainnya' })).toContainText('2');
  await theirs.setViewportSize({ width: 1280, height: 800 });
  await expect(theirs.getByRole('img', { name: '2 menunggu persetujuan' })).toBeVisible();
  await theirs.goto('/admin/approvals');
  const rows = theirs.getByRole('list', { name: 'Persetujuan' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await lookInAllLooks(theirs, 'panel-approvals');
  await rows.filter({ hasText: 'Kasir pagi' }).getByRole('link').click();
  const detail = theirs.getByRole('dialog', { name: 'Mengubah peran' });
  await expect(detail.getByText('belum ada')).toBeVisible();
  await expect(detail.getByText('melihat transaksi')).toBeVisible();
  await expect(detail.getByText('Alasan: ada kasir baru minggu ini')).toBeVisible();
  await lookInAllLooks(theirs, 'panel-approval');
  await detail.getByRole('button', { name: 'Setujui' }).click();
  await expect(theirs.getByText('Disetujui dan sudah dilakukan.')).toBeVisible();
  await expect(rows).toHaveCount(1);

  await page.goto('/admin/operators');
  await expect(page.getByText('Kasir pagi', { exact: true })).toBeVisible();
  await page.goto('/admin/approvals');
  await page.getByRole('link', { name: 'Mengubah peran' }).click();
  const mine = page.getByRole('dialog', { name: 'Mengubah peran' });
  await expect(mine.getByText('Diputuskan operator lain yang berwenang.')).toBeVisible();
  await expect(mine.getByRole('button', { name: 'Setujui' })).toHaveCount(0);
  await mine.getByRole('button', { name: 'Tutup' }).click();

  await rows.getByRole('link').click();
  await detail.getByRole('button', { name: 'Tolak' }).click();
  const refuse = theirs.getByRole('dialog', { name: 'Tolak usulan ini?' });
  await refuse.getByLabel('Mengapa ditolak').fill('cukup satu peran');
  await lookInAllLooks(theirs, 'panel-refuse');
  await refuse.getByRole('button', { name: 'Tolak' }).click();
  await expect(theirs.getByText('Tidak ada yang menunggu')).toBeVisible();
  await expect(page.getByText('Tidak ada yang menunggu')).toBeVisible();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await expect(page.getByText('Ditolak').first()).toBeVisible();
  await lookInAllLooks(page, 'panel-approvals-decided');
  await setBack(page.request, theirs.request, stack);
  await page.goto('/admin/audit?verb=proposal.approved');
  await expect(page.getByText('Menyetujui usulan').first()).toBeVisible();
  await other.leave();
});

test('letting reviewers in: the approver is shown the code with the whole number, the queue only its end', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const invited = { username: 'ketiga', role: 'owner', look: phoneLight };
  const other = await openInvited({ panelPage: page, browser, stack }, invited);
  const set = await page.request.put('/api/v1/admin/settings', {
    headers: { Origin: stack.url },
    data: await wish(page.request, ['reviewers.admit']),
  });
  expect(set.ok()).toBe(true);
  const proposed = await page.request.post('/api/v1/admin/proposals', {
    headers: { Origin: stack.url },
    data: {
      route: 'openReviewer',
      body: { phone: '081200000002', agentCode: 'AG0002', days: 7 },
      reason: 'Diminta Google lewat 081277778888',
    },
  });
  expect(proposed.ok()).toBe(true);

  const theirs = other.page;
  await theirs.goto('/admin/approvals');
  const row = theirs.getByRole('list', { name: 'Persetujuan' }).getByRole('listitem');
  await expect(row).toHaveCount(1);
  await lookInAllLooks(theirs, 'panel-approvals-reviewers');
  await row.getByRole('link').click();
  const detail = theirs.getByRole('dialog', { name: /peninjau/ });
  await expect(detail.getByText('Nomor HP', { exact: true })).toBeVisible();
  await expect(detail.getByText('•••002')).toBeVisible();
  await lookInAllLooks(theirs, 'panel-approval-reviewers');
  await detail.getByRole('button', { name: 'Setujui' }).click();
  const shown = theirs.getByRole('dialog', { name: 'Kode tetap untuk peninjau' });
  await expect(shown.getByText(/^\d{6}$/)).toBeVisible();
  await expect(shown.getByText(/081200000002/)).toBeVisible();
  await lookInAllLooks(theirs, 'panel-approval-code');
  await shown.getByRole('button', { name: 'Tutup' }).click();

  await theirs.goto('/admin/audit?verb=reviewer.admitted');
  await expect(theirs.getByText('•••002').first()).toBeVisible();
  await expect(theirs.getByText('081200000002')).toHaveCount(0);
  const closed = await page.request.delete('/api/v1/admin/reviewer', { headers: { Origin: stack.url } });
  expect(closed.ok()).toBe(true);
  await setBack(page.request, theirs.request, stack);
  await other.leave();
});
