import type { SettingValue } from '@hexaflate/contract';
import type { SettingKey } from '../settings/definitions.ts';
import type { TestServer } from './context.ts';

/** Sets settings as an operator would, without the panel. */
export async function set(
  server: TestServer,
  values: Partial<Record<SettingKey, SettingValue>>,
): Promise<void> {
  const { store, settings } = server.context;
  for (const [key, value] of Object.entries(values)) {
    const { version } = await store
      .selectFrom('setting_change')
      .select((row) => row.fn.max('version').as('version'))
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    await store
      .insertInto('setting_change')
      .values({
        key,
        version: Number(version ?? 0) + 1,
        value: JSON.stringify(value),
        changed_by: 'operator',
        changed_at: server.clock.now,
      })
      .execute();
  }
  await settings.refresh();
}
