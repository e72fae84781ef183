import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { AppError } from '../http/app-error.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

const HOUR_MS = 3_600_000;

/** Who asks for something to be sent to, or expected from, a number. */
export interface Asker {
  phone: string;
  /** The address as budgets count it. */
  network: string;
  /** Thumbprint of the device's key, where it showed one. */
  deviceKey: string | null;
}

type Asked = 'sign_in_code' | 'sign_in_message';

interface Budget {
  column: 'phone' | 'device_key' | 'network';
  value: string;
  /** Only what was asked for with this key counts. */
  by?: string | undefined;
  /** Asked for within an hour and never used. */
  most: number;
  /** Milliseconds from one to the next. */
  pause: number;
}

/**
 * Refuses what goes beyond the budget of the number, the device or the address. What was used to sign in counts in none
 * of them. Askers who share any of the three wait for one another until the transaction ends, always in the same order,
 * so that those who ask at once are counted one by one and no two wait for each other. Throws `auth.codeTooSoon`.
 */
export async function refuseBeyondBudget(
  transaction: Transaction<StoreTables>,
  limits: SettingSnapshot,
  asked: Asked,
  asker: Asker,
  now: number,
): Promise<void> {
  const known = await hasSignedIn(transaction, asker);
  const budgets: Budget[] = [
    {
      column: 'phone',
      // Whoever asks for codes in his name must not lock the agent out of the device that he holds.
      by: known ? (asker.deviceKey ?? undefined) : undefined,
      value: asker.phone,
      most: limits.get('signInCode.unprovenPerHour'),
      // A text that the person sends himself costs nobody anything.
      pause: asked === 'sign_in_code' ? limits.get('signInCode.resendAfter') : 0,
    },
    ...(asker.deviceKey === null
      ? []
      : [
          {
            column: 'device_key' as const,
            value: asker.deviceKey,
            most: limits.get('signInCode.unprovenPerDevice'),
            pause: 0,
          },
        ]),
    {
      column: 'network',
      value: asker.network,
      most: limits.get('signInCode.unprovenPerAddress'),
      pause: 0,
    },
  ];
  for (const { column, value } of budgets) await takeTurn(transaction, `${asked} ${column} ${value}`);
  let allowedAt = 0;
  for (const budget of budgets)
    allowedAt = Math.max(allowedAt, await allowedFrom(transaction, asked, budget, now));
  if (allowedAt > now)
    throw new AppError('auth.codeTooSoon', { retryAfter: Math.ceil((allowedAt - now) / 1000) });
}

/** Whether a device has been signed in by this number before. */
async function hasSignedIn(
  transaction: Transaction<StoreTables>,
  { phone, deviceKey }: Asker,
): Promise<boolean> {
  if (deviceKey === null) return false;
  const session = await transaction
    .selectFrom('session')
    .select('id')
    .where('key_thumbprint', '=', deviceKey)
    .where('phone', '=', phone)
    .limit(1)
    .executeTakeFirst();
  return session !== undefined;
}

/** From when on a budget allows one more, in ms since 1970. */
async function allowedFrom(
  transaction: Transaction<StoreTables>,
  asked: Asked,
  { column, value, by, most, pause }: Budget,
  now: number,
): Promise<number> {
  const recent = transaction
    .selectFrom(asked)
    .where(column, '=', value)
    .$if(by !== undefined, (rows) => rows.where('device_key', '=', by ?? null))
    .where('created_at', '>', now - HOUR_MS)
    .orderBy('created_at', 'desc');
  const last = pause > 0 ? await recent.select('created_at').limit(1).executeTakeFirst() : undefined;
  const oldestThatCounts = await recent
    .select('created_at')
    .where('used_at', 'is', null)
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst();
  return Math.max(
    last ? last.created_at + pause : 0,
    oldestThatCounts ? oldestThatCounts.created_at + HOUR_MS : 0,
  );
}
