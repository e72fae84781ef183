import type { APIRequestContext, BrowserContext } from '@playwright/test';
import { type AgentDevice, signInDevice } from './agent-device.ts';
import { enterAs } from './enter-as.ts';
import type { Stack } from './stack.ts';

/** Agents that every fresh sandbox knows. */
export const agents = {
  demo: { phone: '081200000001', pin: '258036' },
  /** For tests that end sessions or lock a PIN. */
  second: { phone: '081200000002', pin: '147025' },
};

/** The newest one-time code that a number received, read from the sandbox's own page. Throws when there is none. */
export async function readCode(request: APIRequestContext, stack: Stack, phone: string): Promise<string> {
  const until = Date.now() + 5_000;
  for (;;) {
    const answer = await request.get(`${stack.url}/sandbox/phone/${phone}`);
    const text = (await answer.text()).replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]+>/g, ' ');
    const code = /Kode masuk[^:]*: (\d{6})/.exec(text)?.[1];
    if (code) return code;
    if (Date.now() > until)
      throw new Error(`No code for ${phone} on the sandbox page (status ${answer.status()})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Signs a device in whose session a browser can go on with. A number gets at most one code a minute. */
export function signInOutside(request: APIRequestContext, stack: Stack, phone: string): Promise<AgentDevice> {
  const readNewest = () => readCode(request, stack, phone);
  return signInDevice({ url: stack.url, phone, readCode: readNewest, name: 'Chromium', transport: 'cookie' });
}

/**
 * Signs a browser in as an agent, without its sign-in screen. A number gets at most one code a minute, so use the
 * `agentPage` fixture unless the test ends the session.
 */
export async function signInAgent(context: BrowserContext, stack: Stack, phone = agents.demo.phone) {
  await enterAs(context, await signInOutside(context.request, stack, phone));
}

/**
 * Signs a browser in as the panel's operator with the one-time password that the server printed at its first start,
 * and replaces that password as the panel demands.
 */
export async function signInOperator(context: BrowserContext, stack: Stack) {
  const { username, password } = await readOneTimePassword(stack);
  const headers = { Origin: stack.url };
  const next = `${password}-e2e`;
  for (const attempt of [password, next]) {
    const answer = await context.request.post(`${stack.url}/api/v1/admin/sign-in`, {
      headers,
      data: { username, password: attempt },
    });
    if (!answer.ok()) continue;
    const { mustChangePassword } = await answer.json();
    if (!mustChangePassword) return;
    const changed = await context.request.post(`${stack.url}/api/v1/admin/password`, {
      headers,
      data: { current: attempt, next },
    });
    if (changed.ok()) return;
    throw new Error(`The password was not changed: ${changed.status()} ${await changed.text()}`);
  }
  throw new Error('The operator could not sign in');
}

/** The operator's name and first password, from what the server said when it made the account. */
export async function readOneTimePassword(stack: Stack): Promise<{ username: string; password: string }> {
  const log = await stack.log();
  const said = /one-time password\):\s+username: (\S+)\s+password: (\S+)/.exec(log);
  const [, username, password] = said ?? [];
  if (!username || !password) throw new Error('The server printed no one-time password');
  return { username, password };
}
