import { findViolations } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const framed = html('Framed', '<input>').replaceAll('"', '&quot;');

test('axe sees the page, what is framed in it, and what changed since it last looked', async ({ page }) => {
  const body = html('Page', `<iframe title="Framed" srcdoc="${framed}"></iframe>`);
  await page.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('/page');
  await expect(page.frameLocator('iframe').getByRole('heading')).toBeVisible();
  expect(await findViolations(page)).toContainEqual(expect.stringMatching(/^label: .*\n {2}iframe input$/));
  await page.evaluate(() => {
    document.querySelector('iframe')?.remove();
    document.querySelector('h1')?.setAttribute('style', 'color: #ccc');
  });
  expect(await findViolations(page)).toEqual([expect.stringMatching(/^color-contrast: .*\n {2}h1$/)]);
});

function html(title: string, inner: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${inner}</main></html>`;
}
