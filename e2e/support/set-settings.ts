import type { BrowserContext } from '@playwright/test';
import type { Stack } from './stack.ts';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

interface ListedSetting {
  key: string;
  version: number;
}

/** Changes settings as the operator whose cookies these are; null takes the default again. */
export async function setSettings(
  stack: Stack,
  cookies: Cookies,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const headers = {
    Origin: stack.url,
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    'Content-Type': 'application/json',
  };
  const address = `${stack.url}/api/v1/admin/settings`;
  const listed = await fetch(address, { headers });
  const { groups }: { groups: { settings: ListedSetting[] }[] } = await listed.json();
  const versions = new Map(groups.flatMap(({ settings }) => settings.map((one) => [one.key, one.version])));
  const changes = Object.entries(values).map(([key, value]) => ({
    key,
    value,
    version: versions.get(key) ?? 0,
  }));
  const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify({ changes }) });
  if (!answer.ok) throw new Error(`The settings were not changed: ${answer.status} ${await answer.text()}`);
}
