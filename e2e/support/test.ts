/**
 * How to write a browser test.
 *
 * Put it into e2e/agent/<behaviour>.spec.ts or e2e/admin/<behaviour>.spec.ts and import `test` and `expect` from here:
 *
 *     import { lookInAllLooks } from '../support/in-all-looks.ts';
 *     import { expect, test } from '../support/test.ts';
 *
 *     test('home shows the balance', async ({ agentPage }) => {
 *       await agentPage.goto('/');
 *       await expect(agentPage.getByText('Saldo')).toBeVisible();
 *       await lookInAllLooks(agentPage, 'home');
 *     });
 *
 * - A flow is gone through once; wherever a screen of it stands, `lookInAllLooks` looks at it in both sizes and schemes, and
 *   leaves a light phone. `inEachLook` (looks.ts) repeats a whole flow: for what starts or moves by itself in each look.
 * - `stack` is a whole product (engine, server, fresh data) on a free port, started once per worker and shared by the
 *   tests that the worker runs, in no order that one may count on: a test sells to a destination that no other test uses,
 *   counts nothing globally, and looks for what it made itself, on a member of the seed that no other test touches.
 * - `page` is signed out; `agentPage` is signed in as the demo agent, `panelPage` as the operator. Both use one session
 *   per worker (`agentDevice` asks the API with it), so a test that ends sessions signs in as another: `signInAgent(context, stack, agents.second.phone)`.
 * - `readCode(request, stack, phone)` reads the newest one-time code, for tests of the sign-in screen itself;
 *   `signInAgain` and `forgetCodes` spare the minute that a number waits for the next one.
 * - `stack.kill('server')` and `stack.start('server')` make a crash; put such a test last in its file.
 * - Whatever a test uses as a secret goes through `useSecret`: after each test the page's addresses and what it keeps on
 *   the device, and at the end of the run log, metrics and files of the stack, must hold none of them.
 * - Wait for what a person would see (`expect(locator)…`), never for time.
 *
 * Run one file with `npm run e2e -- agent/home.spec.ts`; pictures and traces land in test-results/.
 */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type AgentDevice, keepAccess } from './agent-device.ts';
import { enterAs, leaveAs } from './enter-as.ts';
import { findSecrets, findSecretsKeptBy, findSecretsOf } from './secrets.ts';
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
      const leaks = await findSecretsOf(stack);
      await stack.stop();
      expect(leaks, 'secrets where none may be').toEqual([]);
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
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await use(page);
    const kept = await findSecretsKeptBy(page);
    const asked = findSecrets(addresses.join('\n')).map((found) => `${found} in an address`);
    expect([...kept, ...asked], 'secrets where none may be').toEqual([]);
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
