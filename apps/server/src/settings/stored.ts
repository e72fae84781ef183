import type { SettingValue } from '@hexaflate/contract';
import { SettingValueSchema } from '@hexaflate/contract';
import type { SettingChangeTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { SettingKeySchema, SettingsSchema } from './definitions.ts';

/** What was last done to a setting. */
export type StoredSetting = SettingChangeTable;

/** The newest change of every setting that was ever changed, or of one. */
export async function readStored(
  store: Kysely<StoreTables>,
  keys?: readonly string[],
): Promise<Map<string, StoredSetting>> {
  const query = store
    .selectFrom('setting_change')
    .selectAll()
    .where('version', '=', (row) =>
      row
        .selectFrom('setting_change as newer')
        .select((field) => field.fn.max('newer.version').as('version'))
        .whereRef('newer.key', '=', 'setting_change.key'),
    );
  const rows = await (keys ? query.where('key', 'in', keys) : query).execute();
  return new Map(rows.map((row) => [row.key, row]));
}

/** A value as it was stored; undefined where the default holds or where what is stored does not fit any more. */
export function storedValue({ key, value }: StoredSetting): SettingValue | undefined {
  const known = SettingKeySchema.safeParse(key);
  if (value === null || !known.success) return undefined;
  const parsed = SettingValueSchema.safeParse(JSON.parse(value));
  if (!parsed.success || !SettingsSchema.shape[known.data].safeParse(parsed.data).success) return undefined;
  return parsed.data;
}
