import type { RescueDeed } from '@hexaflate/contract';
import { type Store, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { hashPassword, oneTimePassword } from '../admin/passwords.ts';
import { endOperatorSessions } from '../admin/sessions.ts';
import { audit } from '../audit/audit.ts';
import { removeFactors } from '../second-factor/remove-factor.ts';
import type { SettingKey } from '../settings/definitions.ts';
import { readStored } from '../settings/stored.ts';

/** Who does it, as the operating system knows him, and when; milliseconds. */
export interface RescuePlace {
  systemUser: string;
  machine: string;
  now: number;
  /** How long the one-time password is accepted. */
  lifeMs: number;
}

/** What a rescue is asked to do beside password, factors and sessions. */
export interface RescueWish {
  username: string;
  addresses: boolean;
  approvals: boolean;
}

/** Settings that can shut everybody out, and what setting them back is called. */
const OPENED = {
  addresses: 'operators.allowedAddresses',
  approvals: 'operators.approvalVerbs',
} as const satisfies Partial<Record<RescueDeed, SettingKey>>;

/**
 * Lets an owner in again who has locked himself out: a one-time password, answered this once, in place of the one he
 * has; his second factors go and his sessions end; where wished, the list of addresses and that of what needs approval
 * are emptied. All of it is in the trail, and every owner is told in the panel.
 */
export async function rescue(
  store: Store,
  { username, addresses, approvals }: RescueWish,
  { systemUser, machine, now, lifeMs }: RescuePlace,
): Promise<{ password: string; until: number; deeds: RescueDeed[] }> {
  const password = oneTimePassword();
  const password_hash = await hashPassword(password);
  const until = now + lifeMs;
  const deeds = await store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    await transaction
      .updateTable('operator')
      .set({ password_hash, must_change_password: 1, invited_until: until })
      .where('username', '=', username)
      .execute();
    const done: RescueDeed[] = ['password'];
    if (await removeFactors(transaction, username)) done.push('factors');
    if ((await endOperatorSessions(transaction, { username })).length > 0) done.push('sessions');
    if (addresses && (await setBack(transaction, 'addresses', now))) done.push('addresses');
    if (approvals && (await setBack(transaction, 'approvals', now))) done.push('approvals');
    await transaction
      .insertInto('operator_rescue')
      .values({
        id: crypto.randomUUID(),
        username,
        deeds: JSON.stringify(done),
        system_user: systemUser,
        machine,
        at: now,
      })
      .execute();
    await audit(transaction, now, {
      actor: 'system:rescue',
      verb: 'operator.rescued',
      subject: `operator:${username}`,
      after: { done, systemUser, machine },
    });
    return done;
  });
  return { password, until, deeds };
}

/** Takes a setting's default again; false when it stands already. */
async function setBack(
  transaction: Transaction<StoreTables>,
  what: keyof typeof OPENED,
  now: number,
): Promise<boolean> {
  const key = OPENED[what];
  const stored = (await readStored(transaction, [key])).get(key);
  if (!stored || stored.value === null) return false;
  await transaction
    .insertInto('setting_change')
    .values({ key, version: stored.version + 1, value: null, changed_by: 'rescue', changed_at: now })
    .execute();
  await audit(transaction, now, {
    actor: 'system:rescue',
    verb: 'setting.changed',
    subject: `setting:${key}`,
    before: { value: JSON.parse(stored.value) },
    after: { value: null },
  });
  return true;
}
