import type { APIRequestContext, BrowserContext } from '@playwright/test';
import { forgetCodes } from './change-store.ts';
import { signInAgent } from './sign-in.ts';
import type { Stack } from './stack.ts';
import { expect } from './test.ts';

/** Signs another browser in with a number that was used just now, as if its last code had been long ago. */
export async function signInAgain(context: BrowserContext, stack: Stack, phone: string): Promise<void> {
  await forgetCodes(stack);
  await signInAgent(context, stack, phone);
}

/** Changes settings through the panel's API; `request` is that of an operator. */
export async function changeSettings(
  request: APIRequestContext,
  stack: Stack,
  values: Record<string, number | string | boolean | null>,
) {
  type Group = { settings: { key: string; version: number }[] };
  const groups: Group[] = (await (await request.get(`${stack.url}/api/v1/admin/settings`)).json()).groups;
  const rules: Group[] = (await (await request.get(`${stack.url}/api/v1/admin/fraud/rules`)).json()).items;
  const known = [...groups, ...rules].flatMap(({ settings }) => settings);
  const changes = Object.entries(values).map(([key, value]) => ({
    key,
    value,
    version: known.find((one) => one.key === key)?.version ?? 0,
  }));
  const changed = await request.put(`${stack.url}/api/v1/admin/settings`, {
    headers: { Origin: stack.url },
    data: { changes },
  });
  expect(changed.ok(), await changed.text()).toBe(true);
}

/** The operator marks the device safe that this browser is. */
export async function markThisDeviceSafe(
  operator: APIRequestContext,
  agent: APIRequestContext,
  stack: Stack,
) {
  const devices = await agent.get(`${stack.url}/api/v1/devices`);
  const items: { id: string; current: boolean }[] = (await devices.json()).items;
  const own = items.find(({ current }) => current);
  const marked = await operator.post(`${stack.url}/api/v1/admin/sessions/${own?.id}/safe`, {
    headers: { Origin: stack.url },
    data: { reason: 'Dikenal sejak lama' },
  });
  expect(marked.ok(), await marked.text()).toBe(true);
}
