/**
 * How to write a browser test.
 *
 * Put it into e2e/agent/<behaviour>.spec.ts or e2e/admin/<behaviour>.spec.ts and import `test` and `expect` from here:
 *
 *     import { inEachLook } from '../support/looks.ts';
 *     import { expectAccessible, takePicture } from '../support/look-at.ts';
 *     import { expect, test } from '../support/test.ts';
 *
 *     inEachLook((look) => {
 *       test('home shows the balance', async ({ agentPage }) => {
 *         await agentPage.goto('/');
 *         await expect(agentPage.getByText('Saldo')).toBeVisible();
 *         await expectAccessible(agentPage);
 *         await takePicture(agentPage, `home-${look.name}`);
 *       });
 *     });
 *
 * - `stack` is a whole product (engine, server, fresh data) on a free port, started once per worker and shared by the
 *   tests that the worker runs: a test sells to a destination that no other test uses, and counts nothing globally.
 * - `page` is signed out; `agentPage` is signed in as the demo agent, `panelPage` as the operator. Both use one session
 *   per worker (`agentDevice` asks the API with it), so a test that ends sessions signs in as another: `signInAgent(context, stack, agents.second.phone)`.
 * - `readCode(request, stack, phone)` reads the newest one-time code, for tests of the sign-in screen itself.
 * - `stack.kill('server')` and `stack.start('server')` make a crash; put such a test last in its file.
 * - Wait for what a person would see (`expect(locator)…`), never for time.
 *
 * Run one file with `npm run e2e -- agent/home.spec.ts`; pictures and traces land in test-results/.
 */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type AgentDevice, keepAccess } from './agent-device.ts';
import { enterAs, leaveAs } from './enter-as.ts';
import { agents, signInOperator, signInOutside } from './sign-in.ts';
import { type Stack, startStack } from './stack.ts';

/** A browser that need not renew its access leaves the session as it found it. */
const LONGER_THAN_A_TEST_MS = 200_000;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

interface TestFixtures {
  agentPage: Page;
  panelPage: Page;
}

interface WorkerFixtures {
  stack: Stack;
  /** The demo agent's one device of this worker, which every test's browser takes over from the one before. */
  agentDevice: AgentDevice;
  panelCookies: Cookies;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names that a fixture needs from this pattern
    async ({}, use, worker) => {
      const stack = await startStack(String(worker.workerIndex));
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
  agentDevice: [
    async ({ browser, stack }, use) => {
      const context = await browser.newContext();
      await use(await signInOutside(context.request, stack, agents.demo.phone));
      await context.close();
    },
    { scope: 'worker' },
  ],
  panelCookies: [
    async ({ browser, stack }, use) => {
      const context = await browser.newContext();
      await signInOperator(context, stack);
      await use(await context.cookies());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ page }, use) => {
    await use(page);
    // Answers that a test held back are let go before its page closes.
    if (!page.isClosed()) await page.unrouteAll({ behavior: 'ignoreErrors' });
  },
  agentPage: async ({ page, agentDevice }, use) => {
    await keepAccess(agentDevice, LONGER_THAN_A_TEST_MS);
    await enterAs(page.context(), agentDevice);
    await use(page);
    await leaveAs(page, agentDevice);
  },
  panelPage: async ({ page, panelCookies }, use) => {
    await page.context().addCookies(panelCookies);
    await use(page);
  },
});

export { expect };
