import type { SettingValue } from '@hexaflate/contract';
import { changeSettings } from '../settings/change-settings.ts';
import type { SettingKey } from '../settings/definitions.ts';
import { readStored } from '../settings/stored.ts';
import type { TestServer } from './context.ts';

/** Changes settings as the first operator would in the panel. */
export async function setSettings(
  { context }: TestServer,
  values: Partial<Record<SettingKey, SettingValue>>,
): Promise<void> {
  const stored = await readStored(context.store);
  const changes = Object.entries(values).map(([key, value]) => ({
    key,
    value,
    version: stored.get(key)?.version ?? 0,
  }));
  await changeSettings(context, changes, {
    username: 'operator',
    actor: 'operator:operator',
    address: '203.0.113.10',
    session: 'test',
  });
}
