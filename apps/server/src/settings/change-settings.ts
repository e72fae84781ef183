import { type ChangeSettingsSchema, type SettingValue, SettingValueSchema } from '@hexaflate/contract';
import { isUniqueViolation } from '@hexaflate/store';
import type * as z from 'zod';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { isAllowed } from '../operators/allowed-addresses.ts';
import { type SettingKey, SettingKeySchema, SettingsSchema } from './definitions.ts';
import { readStored } from './stored.ts';

type Changes = z.output<typeof ChangeSettingsSchema>['changes'];

/**
 * Changes several settings, all or none, and has every process read them. Throws `request.invalid` for unknown ones and
 * for values out of bounds, `setting.conflict` where somebody else has changed one of them since it was shown.
 */
export async function changeSettings(context: Context, changes: Changes, by: ByOperator): Promise<void> {
  const wanted = changes.map(readChange);
  if (new Set(wanted.map(({ key }) => key)).size < wanted.length)
    throw new AppError('request.invalid', { fields: [{ field: 'changes', problem: 'a key stands twice' }] });
  refuseLockOut(wanted, by.address);
  const changed_at = context.now();
  const changed_by = by.username;
  try {
    await context.store.transaction().execute(async (transaction) => {
      const stored = await readStored(
        transaction,
        wanted.map(({ key }) => key),
      );
      const moved = wanted.filter(({ key, version }) => (stored.get(key)?.version ?? 0) !== version);
      if (moved.length > 0) throw new AppError('setting.conflict', { keys: moved.map(({ key }) => key) });
      for (const { key, value, version } of wanted)
        await transaction
          .insertInto('setting_change')
          .values({ key, version: version + 1, value, changed_by, changed_at })
          .execute();
      for (const { key, value } of wanted)
        await audit(transaction, changed_at, {
          ...by,
          verb: 'setting.changed',
          subject: `setting:${key}`,
          before: { value: storedAs(stored.get(key)?.value) },
          after: { value: storedAs(value) },
        });
    });
  } catch (error) {
    // Who looked at the same moment and wrote first has taken this version.
    if (isUniqueViolation(error))
      throw new AppError('setting.conflict', { keys: wanted.map(({ key }) => key) });
    throw error;
  }
  context.log.info({ operator: changed_by, settings: wanted.map(({ key }) => key) }, 'settings changed');
  await context.settings.announce();
  context.live.publish('operators', { type: 'settings.changed' });
}

/** Nobody takes his own address off the list of those from which the panel may be used. */
function refuseLockOut(changes: readonly ReturnType<typeof readChange>[], address: string): void {
  for (const { key, value } of changes) {
    if (key !== 'operators.allowedAddresses' || value === null) continue;
    const list = SettingsSchema.shape[key].parse(JSON.parse(value));
    if (!isAllowed(list, address)) throw new AppError('setting.locksYouOut', { address });
  }
}

/** A stored value as it goes into the trail; null where the default holds. */
function storedAs(stored: string | null | undefined): SettingValue | null {
  return stored ? SettingValueSchema.parse(JSON.parse(stored)) : null;
}

/** A change as it is stored: JSON text, or null for the default. */
function readChange({ key, value, version }: Changes[number]): {
  key: SettingKey;
  value: string | null;
  version: number;
} {
  const known = SettingKeySchema.safeParse(key);
  if (!known.success)
    throw new AppError('request.invalid', { fields: [{ field: key, problem: 'no such setting' }] });
  if (value === null) return { key: known.data, value: null, version };
  const fits = SettingsSchema.shape[known.data].safeParse(value);
  if (!fits.success)
    throw new AppError('request.invalid', {
      fields: fits.error.issues.map(({ message }) => ({ field: key, problem: message })),
    });
  return { key: known.data, value: JSON.stringify(SettingValueSchema.parse(value)), version };
}
