import type { Locator, Page, Route } from '@playwright/test';
import { sell } from '../admin/sell.ts';
import { askAs } from '../support/agent-device.ts';
import { lookInAllLooks } from '../support/in-all-looks.ts';
import { expectAccessible, takePicture } from '../support/look-at.ts';
import { inEachLook, looks, oppositeLooks } from '../support/looks.ts';
import { expect, test } from '../support/test.ts';

test('home shows shop, balance, services and the last sales', async ({ agentPage: page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Maju Jaya Cell' })).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByText(/^Rp[\d.]+$/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Token PLN', exact: true })).toHaveAttribute(
    'href',
    '/sell/pln-token',
  );
  await expect(page.getByRole('heading', { name: 'Terakhir' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link')).toHaveCount(5);
  await lookInAllLooks(page, 'home');
});

test('a submenu rises as a sheet and leaves with Escape', async ({ agentPage: page }) => {
  await page.goto('/');
  const tile = page.getByRole('button', { name: 'Tagihan' });
  const sheet = page.getByRole('dialog', { name: 'Tagihan' });
  for (const { viewport } of oppositeLooks) {
    await page.setViewportSize(viewport);
    await tile.click();
    expect(await growsFrom(sheet)).toEqual(await middleOf(tile));
    await expect(sheet.getByRole('link', { name: 'PDAM' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(tile).toBeFocused();
  }
  await tile.click();
  await expect(sheet.getByRole('link', { name: 'PDAM' })).toBeVisible();
  await lookInAllLooks(page, 'home-submenu');
});

test('everything that can be sold stands on the selling tab', async ({ agentPage: page }) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Jual' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mau jual apa?' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'BPJS' })).toBeVisible();
  await lookInAllLooks(page, 'services');
});

test('the balance can be covered, and stays covered after a reload', async ({ agentPage: page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sembunyikan saldo' }).click();
  await expect(page.getByText('Rp••••••')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Rp••••••')).toBeVisible();
  await page.getByRole('button', { name: 'Tampilkan saldo' }).click();
  await expect(page.getByText('Rp••••••')).toBeHidden();
});

test('nothing jumps while home fills itself', async ({ agentPage: page }) => {
  await watchShifts(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Maju Jaya Cell' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Terakhir' })).toBeVisible();
  expect(await shifted(page)).toBeLessThan(0.1);
});

inEachLook(
  (look) => {
    test('home stands as it was left before any script has come, and nothing jumps when the app takes over', async ({
      agentPage: page,
    }) => {
      await page.goto('/');
      const balance = page
        .getByRole('main')
        .getByText(/^Rp[\d.]+$/)
        .first();
      const before = await balance.textContent();
      await expect
        .poll(() => page.evaluate(() => localStorage.getItem('hexaflate.first-frame')))
        .not.toBeNull();
      await watchShifts(page);
      const scripts: Route[] = [];
      let held = true;
      await page.route('**/assets/*.js', (route) => (held ? void scripts.push(route) : route.continue()));
      await page.reload({ waitUntil: 'commit' });
      await expect(page.getByRole('heading', { level: 1, name: 'Maju Jaya Cell' })).toBeVisible();
      await expect(balance).toHaveText(before ?? '');
      await expect(page.getByRole('main').getByRole('time')).toHaveText(
        /^diperbarui (baru saja|\d+ menit lalu)$/,
      );
      await takePicture(page, `home-first-frame-${look.name}`);
      await page.evaluate(() => Reflect.set(window, 'firstFrame', document.querySelector('main')));

      held = false;
      await Promise.all(scripts.map((route) => route.continue()));
      await expect
        .poll(() => page.evaluate(() => Reflect.get(window, 'firstFrame') !== document.querySelector('main')))
        .toBe(true);
      await expect(balance).toHaveText(before ?? '');
      expect(await shifted(page)).toBeLessThan(0.02);
    });
  },
  looks.filter((look) => look.phone),
);

test('the next start of another person, or of nobody, shows nothing of the last', async ({
  agentPage: page,
}) => {
  await page.goto('/');
  const kept = () => page.evaluate(() => localStorage.getItem('hexaflate.first-frame'));
  await expect.poll(kept).toContain('Maju Jaya Cell');
  // The session stays for the other tests; this device alone leaves it, as when the server has ended it.
  await page.context().clearCookies();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(await kept()).toBeNull();
});

test('at twice the text size nothing is cut off sideways and axe finds nothing', async ({
  agentPage: page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.addInitScript(() =>
    localStorage.setItem('hexaflate.preferences', JSON.stringify({ textSize: 200 })),
  );
  for (const path of [
    '/',
    '/sell',
    '/profile',
    '/settings',
    '/settings/receipt',
    '/devices',
    '/notifications',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${path} scrolls sideways`).toBeLessThanOrEqual(360);
  }
});

test('a sale made elsewhere reaches this screen by itself, in balance and list', async ({
  agentPage: page,
  agentDevice,
}) => {
  await page.goto('/');
  const balance = page
    .getByRole('main')
    .getByText(/^Rp[\d.]+$/)
    .first();
  await expect(balance).toBeVisible();
  const before = await balance.textContent();
  const sale = await sell(agentDevice, '9001');
  const row = page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: sale.destination.slice(0, 4) });
  await expect(row.filter({ hasText: sale.destination.slice(-4) }).first()).toContainText('Sukses');
  await expect(balance).not.toHaveText(before ?? '');
});

test('a start asks for home once, resumes where it was read, and asks for no part of it again', async ({
  agentPage: page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Maju Jaya Cell' })).toBeVisible();

  const asked: string[] = [];
  page.on('request', (request) => {
    // The page before may still have asked for something of its own.
    if (request.isNavigationRequest()) asked.length = 0;
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/v1/')) asked.push(pathname.slice('/api/v1'.length));
  });
  const hellos: { resume?: string }[] = [];
  await page.routeWebSocket('**/api/v1/live', (socket) =>
    socket.onMessage((text) => {
      hellos.push(JSON.parse(String(text)));
      const at = new Date().toISOString();
      // What the second event makes the app ask for stands behind all that the welcome could.
      for (const type of ['welcome', 'agent.changed']) socket.send(JSON.stringify({ type, id: 'e:9', at }));
    }),
  );
  const reading = page.waitForResponse('**/api/v1/home');
  await page.reload();
  await page.waitForResponse('**/api/v1/me');
  expect(hellos[0]?.resume).toBe(await (await reading).headerValue('live-position'));
  expect(asked.filter((path) => path !== '/brand')).toEqual(['/home', '/live/ticket', '/me']);
});

test('what happens between reading home and the live welcome is on the screen after it', async ({
  agentPage: page,
  agentDevice,
}) => {
  await page.goto('/');
  const balance = page
    .getByRole('main')
    .getByText(/^Rp[\d.]+$/)
    .first();
  await expect(balance).toBeVisible();
  const before = await balance.textContent();
  const held: Route[] = [];
  await page.route('**/api/v1/live/ticket', (route) => void held.push(route));
  await page.reload();
  await expect.poll(() => held.length).toBe(1);
  const { id } = await sell(agentDevice, '9001');
  await expect
    .poll(async () => (await (await askAs(agentDevice, 'GET', `/orders/${id}`)).json()).state)
    .toBe('success');
  await held[0]?.continue();
  await expect(balance).not.toHaveText(before ?? '');
});

/** The point of the screen out of which a sheet grows, in whole pixels. */
function growsFrom(sheet: Locator) {
  return sheet.evaluate((element) => {
    const [x = 0, y = 0] = getComputedStyle(element).transformOrigin.split(' ').map(Number.parseFloat);
    if (!(element instanceof HTMLElement)) throw new Error('A sheet is an HTML element');
    const { offsetLeft, offsetTop } = element;
    return { x: Math.round(x + offsetLeft), y: Math.round(y + offsetTop) };
  });
}

function middleOf(tile: Locator) {
  return tile.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  });
}

/** Begins to add up, on everything that this page will load, how much its layout shifts. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { shifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && typeof entry.value === 'number') seen.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The cumulative layout shift so far. */
function shifted(page: Page): Promise<number> {
  return page.evaluate(() => {
    const shifts: unknown = Reflect.get(window, 'shifts');
    return Array.isArray(shifts) ? shifts.reduce((sum: number, one: number) => sum + one, 0) : Number.NaN;
  });
}
