import { askAs, keepAccess } from '../support/agent-device.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { signInOutside } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

/** A member of the seed, whom no other test signs in as. */
const member = { code: 'RT0004', phone: '085786069731' };

test('a session that two use is told to whoever has the panel open, and stands with the member and in the trail', async ({
  panelPage: page,
  stack,
}) => {
  const device = await signInOutside(page.request, stack, member.phone);
  const thief = { ...device };
  await page.goto(`/admin/members/${member.code}`);
  await expect(page.getByText('Chromium', { exact: true })).toBeVisible();
  await keepAccess(thief, Number.POSITIVE_INFINITY);
  // Each has made up an attempt of its own: the second of the two gives the copy away.
  await expect(keepAccess(device, Number.POSITIVE_INFINITY)).rejects.toThrow();
  expect((await askAs(thief, 'GET', '/me')).status).toBe(401);

  await expect(
    page.getByText(`Sesi Chromium milik ${member.code} disalin dan sudah diakhiri.`),
  ).toBeVisible();
  await expect(page.getByText(/^Sesi Chromium disalin/)).toBeVisible();
  await expect(page.getByText('Tidak ada perangkat yang masuk.')).toBeVisible();
  await lookInAllLooks(page, 'panel-copied-session');
  await page.goto(`/admin/audit?subject=agent:${member.code}`);
  await expect(page.getByText('Menemukan sesi mitra disalin, lalu mengakhirinya')).toBeVisible();
});
