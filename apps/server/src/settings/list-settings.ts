import {
  type Setting,
  type SettingHistorySchema,
  type Settings,
  SettingValueSchema,
} from '@hexaflate/contract';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { factsOf } from './define.ts';
import { type SettingKey, SettingKeySchema, SettingsSchema, settingGroups } from './definitions.ts';
import { readStored, type StoredSetting, storedValue } from './stored.ts';

/** Shows settings as they stand in the store now, by their keys. */
export async function showSettings(context: Context): Promise<(key: string) => Setting> {
  const stored = await readStored(context.store);
  return (key) => {
    const known = SettingKeySchema.parse(key);
    return settingView(context, known, stored.get(known));
  };
}

/** Every setting with its meaning, its default, its value now, and who set it. */
export async function listSettings(context: Context): Promise<Settings> {
  const show = await showSettings(context);
  return {
    groups: settingGroups.map(({ id, title, settings }) => ({
      id,
      title,
      settings: Object.keys(settings).map(show),
    })),
  };
}

function settingView(context: Context, key: SettingKey, stored: StoredSetting | undefined): Setting {
  const { label, meaning, form } = factsOf(SettingsSchema.shape[key]);
  const byDefault = context.settings.defaultOf(key);
  return {
    key,
    label,
    meaning,
    form,
    default: byDefault,
    value: (stored && storedValue(stored)) ?? byDefault,
    version: stored?.version ?? 0,
    changedBy: stored?.changed_by ?? null,
    changedAt: stored ? new Date(stored.changed_at).toISOString() : null,
  };
}

/** What became of one setting, newest first. Throws `setting.notFound`. */
export async function settingHistory(
  context: Context,
  key: string,
): Promise<z.output<typeof SettingHistorySchema>> {
  if (!SettingKeySchema.safeParse(key).success) throw new AppError('setting.notFound');
  const rows = await context.store
    .selectFrom('setting_change')
    .selectAll()
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
  return {
    items: rows.map(({ version, value, changed_by, changed_at }) => ({
      version,
      value: value === null ? null : SettingValueSchema.parse(JSON.parse(value)),
      changedBy: changed_by,
      changedAt: new Date(changed_at).toISOString(),
    })),
  };
}
