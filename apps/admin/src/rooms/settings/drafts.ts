import type { Setting, SettingValue } from '@hexaflate/contract/settings';
import { type Entry, entryOf, type Flaw, readEntry } from './entry.ts';

/** A setting that is being edited, from the version that was on the screen when the editing began. */
export interface Draft {
  /** Null takes the default again. */
  entry: Entry | null;
  version: number;
}
export type Drafts = ReadonlyMap<string, Draft>;

/** What stands in a setting's field now. */
export function entryIn(setting: Setting, draft: Draft | undefined): Entry {
  if (draft === undefined) return entryOf(setting.form, setting.value);
  return draft.entry ?? entryOf(setting.form, setting.default);
}

/** Why a setting cannot be saved as it stands. */
export function flawIn(setting: Setting, draft: Draft | undefined): Flaw | undefined {
  if (!draft || draft.entry === null) return undefined;
  const read = readEntry(setting.form, draft.entry);
  return 'flaw' in read ? read : undefined;
}

/** The drafts after an edit; one that is as the setting stands is no draft any more. */
export function edited(drafts: Drafts, setting: Setting, entry: Entry | null): Drafts {
  const next = new Map(drafts);
  if (isAsItStands(setting, entry)) next.delete(setting.key);
  else next.set(setting.key, { entry, version: drafts.get(setting.key)?.version ?? setting.version });
  return next;
}

/** The drafts without those of some keys (what an error's details name). */
export function withoutKeys(drafts: Drafts, keys: unknown): Drafts {
  const gone = new Set<unknown>(Array.isArray(keys) ? keys : []);
  return new Map([...drafts].filter(([key]) => !gone.has(key)));
}

function isAsItStands(setting: Setting, entry: Entry | null): boolean {
  if (entry === null) return same(setting.value, setting.default);
  const read = readEntry(setting.form, entry);
  return 'value' in read && same(read.value, setting.value);
}

function same(one: SettingValue, other: SettingValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is sent to save the drafts; undefined while one of them has a flaw. */
export function changesOf(
  settings: readonly Setting[],
  drafts: Drafts,
): { key: string; value: SettingValue | null; version: number }[] | undefined {
  const changes = [];
  for (const setting of settings) {
    const draft = drafts.get(setting.key);
    if (!draft) continue;
    const read = draft.entry === null ? { value: null } : readEntry(setting.form, draft.entry);
    if ('flaw' in read) return undefined;
    changes.push({ key: setting.key, value: read.value, version: draft.version });
  }
  return changes;
}
