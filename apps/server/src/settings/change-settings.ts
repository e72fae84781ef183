import {
  type ApprovalVerb,
  approvalVerbs,
  type ChangeSettingsSchema,
  type SettingValue,
  SettingValueSchema,
} from '@hexaflate/contract';
import { isUniqueViolation, type StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type * as z from 'zod';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { isAllowed } from '../operators/allowed-addresses.ts';
import type { Change } from '../proposals/approvable.ts';
import { requireOtherApprovers } from '../proposals/other-approvers.ts';
import { type SettingKey, SettingKeySchema, SettingsSchema } from './definitions.ts';
import { readStored, type StoredSetting, storedValue } from './stored.ts';
import { weakens } from './weaker.ts';

type Changes = z.output<typeof ChangeSettingsSchema>['changes'];

/**
 * Changes several settings, all or none, and has every process read them. Throws `request.invalid` for unknown ones and
 * for values out of bounds, `setting.conflict` where somebody else has changed one of them since it was shown.
 */
export async function changeSettings(context: Context, changes: Changes, by: ByOperator): Promise<void> {
  const wanted = readChanges(changes);
  refuseLockOut(wanted, by.address);
  const changed_at = context.now();
  const changed_by = by.username;
  try {
    await context.store.transaction().execute(async (transaction) => {
      const stored = await requireUnmoved(transaction, wanted);
      await refuseLonelyApprovals(transaction, wanted, stored, by.username);
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
          ...toldOf(stored.get(key)?.value, value),
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

/** What a change of settings would change. Throws `request.invalid`, `setting.conflict`. */
export async function foreseeSettings({ store }: Context, changes: Changes): Promise<Change[]> {
  const wanted = readChanges(changes);
  const stored = await requireUnmoved(store, wanted);
  return wanted.map(({ key, value }) => ({
    subject: `setting:${key}`,
    ...toldOf(stored.get(key)?.value, value),
  }));
}

/**
 * The kinds of deed that a change of settings is, beside being one: taking protection away, and each kind that it would
 * no longer need approval for.
 */
export async function kindsOfSettings(
  { store, settings }: Context,
  changes: Changes,
): Promise<ApprovalVerb[]> {
  const wanted = readChanges(changes);
  const stored = await readStored(store);
  const kinds = new Set<ApprovalVerb>();
  for (const { key, value } of wanted) {
    const row = stored.get(key);
    const now = (row && storedValue(row)) ?? settings.defaultOf(key);
    const then = storedAs(value) ?? settings.defaultOf(key);
    if (weakens(key, now, then)) kinds.add('settings.weaken');
    if (key === 'operators.approvalVerbs')
      for (const verb of approvalKinds(now)) if (!approvalKinds(then).includes(verb)) kinds.add(verb);
  }
  return [...kinds];
}

/** The settings as they are stored, unless somebody has changed one of them since it was shown. */
async function requireUnmoved(
  store: Kysely<StoreTables>,
  wanted: readonly ReadChange[],
): Promise<Map<string, StoredSetting>> {
  const stored = await readStored(
    store,
    wanted.map(({ key }) => key),
  );
  const moved = wanted.filter(({ key, version }) => (stored.get(key)?.version ?? 0) !== version);
  if (moved.length > 0) throw new AppError('setting.conflict', { keys: moved.map(({ key }) => key) });
  return stored;
}

/** Nobody makes something need a second operator's word while there is no second one. */
async function refuseLonelyApprovals(
  store: Kysely<StoreTables>,
  wanted: readonly ReadChange[],
  stored: Map<string, StoredSetting>,
  username: string,
): Promise<void> {
  for (const { key, value } of wanted) {
    if (key !== 'operators.approvalVerbs') continue;
    const before = approvalKinds(storedAs(stored.get(key)?.value) ?? []);
    const added = approvalKinds(storedAs(value) ?? []).filter((verb) => !before.includes(verb));
    await requireOtherApprovers(store, added, username);
  }
}

function approvalKinds(list: SettingValue): ApprovalVerb[] {
  const known = Object.keys(approvalVerbs).filter((one): one is ApprovalVerb => one in approvalVerbs);
  return Array.isArray(list) ? known.filter((verb) => list.includes(verb)) : [];
}

function toldOf(before: string | null | undefined, after: string | null) {
  return { before: { value: storedAs(before) }, after: { value: storedAs(after) } };
}

type ReadChange = ReturnType<typeof readChange>;

function readChanges(changes: Changes): ReadChange[] {
  const wanted = changes.map(readChange);
  if (new Set(wanted.map(({ key }) => key)).size < wanted.length)
    throw new AppError('request.invalid', { fields: [{ field: 'changes', problem: 'a key stands twice' }] });
  return wanted;
}

/** Nobody takes his own address off the list of those from which the panel may be used. */
function refuseLockOut(changes: readonly ReadChange[], address: string): void {
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
