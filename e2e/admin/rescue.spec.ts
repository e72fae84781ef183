import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BUN, ROOT } from '../../scripts/setup/places.mjs';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { phoneLight } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';
import { openInvited } from './invited.ts';

test('a rescue on the server lets a locked-out owner in, and every owner is told of it', async ({
  panelPage: page,
  browser,
  stack,
}) => {
  const username = 'terkunci';
  const other = await openInvited(
    { panelPage: page, browser, stack },
    { username, role: 'owner', look: phoneLight },
  );
  const main = join(ROOT, 'apps/server/src/main.ts');
  const { stdout, status } = spawnSync(BUN, [main, 'operator', 'rescue', username, '--yes'], {
    encoding: 'utf8',
    env: { ...process.env, HEXAFLATE_DATA_DIR: stack.dataDir, DATABASE_URL: '' },
  });
  expect(status).toBe(0);
  const password = /password: (\S+)/.exec(stdout)?.[1] ?? '';
  await other.page.goto('/admin/');
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('Masuk ke panel');
  await other.signIn(password);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('Buat kata sandi Anda sendiri');

  await page.goto('/admin/');
  const notice = page.getByRole('alert').filter({ hasText: username });
  await expect(notice.getByText(/dibukakan jalan masuk dari komputer server/)).toBeVisible();
  await lookInAllLooks(page, 'panel-rescue');
  await notice.getByRole('button', { name: 'Saya tahu' }).click();
  await expect(notice).toHaveCount(0);
  await other.leave();
});
