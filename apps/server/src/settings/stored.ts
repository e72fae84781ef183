import type { SettingValue } from '@hexaflate/contract';
import { SettingValueSchema } from '@hexaflate/contract';
import { prepared, type SettingChangeTable, type StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { SettingKeySchema, SettingsSchema } from './definitions.ts';

/** What was last done to a setting. */
export type StoredSetting = SettingChangeTable;

const newestRows = prepared(newestChanges);

/** The newest change of every setting that was ever changed, or of some. */
export async function readStored(
  store: Kysely<StoreTables>,
  keys?: readonly string[],
): Promise<Map<string, StoredSetting>> {
  const rows = keys
    ? await newestChanges(store).where('key', 'in', keys).execute()
    : await newestRows(store, {});
  return new Map(rows.map((row) => [row.key, row]));
}

function newestChanges(store: Kysely<StoreTables>) {
  return store
    .selectFrom('setting_change')
    .selectAll()
    .where('version', '=', (row) =>
      row
        .selectFrom('setting_change as newer')
        .select((field) => field.fn.max('newer.version').as('version'))
        .whereRef('newer.key', '=', 'setting_change.key'),
    );
}

/** A value as it was stored; undefined where the default holds or where what is stored does not fit any more. */
export function storedValue({ key, value }: StoredSetting): SettingValue | undefined {
  const known = SettingKeySchema.safeParse(key);
  if (value === null || !known.success) return undefined;
  const parsed = SettingValueSchema.safeParse(JSON.parse(value));
  if (!parsed.success || !SettingsSchema.shape[known.data].safeParse(parsed.data).success) return undefined;
  return parsed.data;
}
