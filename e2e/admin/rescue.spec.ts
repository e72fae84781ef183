import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BUN, ROOT } from '../../scripts/setup/places.mjs';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { inEachLook, oppositeLooks } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';
import { openInvited } from './invited.ts';

inEachLook((look) => {
  test('a rescue on the server lets a locked-out owner in, and every owner is told of it', async ({
    panelPage: page,
    browser,
    stack,
  }) => {
    const username = `terkunci-${look.name}`;
    const other = await openInvited({ panelPage: page, browser, stack }, { username, role: 'owner', look });
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
    await expectAccessible(page);
    await takePicture(page, `panel-rescue-${look.name}`);
    await notice.getByRole('button', { name: 'Saya tahu' }).click();
    await expect(notice).toHaveCount(0);
    await other.leave();
  });
}, oppositeLooks);
