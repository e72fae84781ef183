import type { SettingValue } from '@hexaflate/contract';
import type { SettingKey } from '../settings/definitions.ts';
import { readStored } from '../settings/stored.ts';
import type { TestServer } from './context.ts';

/** Sets settings as an operator would, without his session. Throws on values that a setting does not take. */
export async function setSettings(
  server: TestServer,
  values: Partial<Record<SettingKey, SettingValue>>,
): Promise<void> {
  const { context } = server;
  const stored = await readStored(context.store);
  for (const [key, value] of Object.entries(values))
    await context.store
      .insertInto('setting_change')
      .values({
        key,
        version: (stored.get(key)?.version ?? 0) + 1,
        value: JSON.stringify(value),
        changed_by: 'test',
        changed_at: context.now(),
      })
      .execute();
  await context.settings.announce();
}
