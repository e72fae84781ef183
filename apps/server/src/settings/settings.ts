import type { RedisLink } from '@hexaflate/cache/redis';
import type { SettingValue } from '@hexaflate/contract';
import type { Store, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { factsOf } from './define.ts';
import { type SettingKey, SettingsSchema, type SettingValues } from './definitions.ts';
import { readStored, type StoredSetting, storedValue } from './stored.ts';

/** Values of all settings at one moment. */
export interface SettingSnapshot {
  get<Key extends SettingKey>(key: Key): SettingValues[Key];
}

/** What the operator has set, in the memory of this process. */
export interface Settings extends SettingSnapshot {
  /**
   * The values as they stand in the store now, or as a transaction sees them: for limits on money and for protection,
   * which must not be a moment late.
   */
  exact(transaction?: Kysely<StoreTables>): Promise<SettingSnapshot>;
  /** Reads the store again and tells of what changed. */
  refresh(): Promise<void>;
  /** Reads again and has every other process do so. */
  announce(): Promise<void>;
  /** What a setting is while nobody has set it, as on the wire. */
  defaultOf(key: SettingKey): SettingValue;
  /** Told of the settings whose value has changed, whoever changed them. */
  onChange(tell: (keys: SettingKey[]) => void): void;
}

/** Milliseconds after which a process has read again even when the message about a change was lost. */
export const REREAD_MS = 3000;

const CHANNEL = 'settings';

/** The tag of views that depend on a setting; they are dropped when it changes. */
export function settingTag(key: SettingKey): string {
  return `setting:${key}`;
}

interface SettingsPlace {
  store: Store;
  link: RedisLink | undefined;
  /** Defaults of this installation instead of the product's. */
  defaults?: Partial<Record<SettingKey, SettingValue>>;
}

/**
 * Opens the settings. A change shows in this process at once, in the others with Redis' message, and in each at the
 * latest REREAD_MS later (plus the time of a read), as long as it reaches the store; until then the values before hold.
 */
export async function createSettings({ store, link, defaults = {} }: SettingsPlace): Promise<Settings> {
  let checked: { rows: StoredSetting[]; values: SettingValues } | undefined;
  let values = await read(store);
  const listeners: ((keys: SettingKey[]) => void)[] = [];

  /** Every order reads them; what stands there is checked anew only when it is not what stood there before. */
  async function read(from: Kysely<StoreTables>): Promise<SettingValues> {
    const rows = [...(await readStored(from)).values()];
    if (!checked || !Bun.deepEquals(checked.rows, rows)) checked = { rows, values: check(rows) };
    return checked.values;
  }

  function check(rows: readonly StoredSetting[]): SettingValues {
    const stored: Record<string, unknown> = { ...defaults };
    for (const row of rows) {
      const value = storedValue(row);
      if (value !== undefined) stored[row.key] = value;
    }
    return SettingsSchema.parse(stored);
  }

  /** One after the other, so that a slow read of before a change never comes after the read of it. */
  let last: Promise<void> = Promise.resolve();
  function refresh(): Promise<void> {
    last = last.then(readAgain, readAgain);
    return last;
  }

  async function readAgain(): Promise<void> {
    const before = values;
    values = await read(store);
    const changed = SettingsSchema.keyof().options.filter((key) => !Bun.deepEquals(before[key], values[key]));
    if (changed.length > 0) for (const tell of listeners) tell(changed);
  }

  const reread = (): void => void refresh().catch(() => undefined);
  link?.subscribe(CHANNEL, reread);
  link?.onState(({ up }) => {
    if (up) reread();
  });
  return {
    get: (key) => values[key],
    async exact(transaction = store) {
      const now = await read(transaction);
      return { get: (key) => now[key] };
    },
    refresh,
    async announce() {
      await refresh();
      // What gets lost is found by the next look at the store.
      await link?.publish(CHANNEL, '').catch(() => undefined);
    },
    defaultOf: (key) => defaults[key] ?? factsOf(SettingsSchema.shape[key]).default,
    onChange: (tell) => void listeners.push(tell),
  };
}
