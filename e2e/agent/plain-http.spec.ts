import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expect, test } from '../support/test.ts';

/** A name that is not this machine's own, but leads here. */
const ELSEWHERE = 'toko.example';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`];
    await use({ ...launchOptions, args });
  },
});

test('at a plain HTTP address of another machine, app and panel say why there is no form', async ({
  page,
  stack,
}) => {
  const elsewhere = stack.url.replace('localhost', ELSEWHERE);
  await page.goto(`${elsewhere}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk dimatikan di alamat ini');
  await expect(page.getByText('https://')).toBeVisible();
  await expect(page.getByLabel('Nomor HP')).toHaveCount(0);
  await lookInAllLooks(page, 'plain-http-agent');

  await page.goto(`${elsewhere}/admin/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk dimatikan di alamat ini');
  await expect(page.getByLabel('Kata sandi')).toHaveCount(0);
  await lookInAllLooks(page, 'plain-http-panel');
});
