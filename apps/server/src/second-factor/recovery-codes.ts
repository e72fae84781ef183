import { randomInt } from 'node:crypto';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import { hashToken } from '../auth/secrets.ts';

const COUNT = 10;
/** Without those that look alike on paper: 31 signs, so that 18 of them are 89 bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_SIGNS = 6;

/** Ten new codes in place of whatever there was; answered this once, kept as SHA-256 only (80 random bits need no salt). */
export async function replaceRecoveryCodes(
  transaction: Transaction<StoreTables>,
  username: string,
): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newCode);
  await transaction.deleteFrom('operator_recovery_code').where('username', '=', username).execute();
  await transaction
    .insertInto('operator_recovery_code')
    .values(codes.map((code) => ({ code_hash: hashOf(username, code), username, used_at: null })))
    .execute();
  return codes;
}

/** Uses a code up; false when it is none of the operator's, or was used before. */
export async function takeRecoveryCode(
  store: Kysely<StoreTables>,
  username: string,
  code: string,
  now: number,
): Promise<boolean> {
  const taken = await store
    .updateTable('operator_recovery_code')
    .set({ used_at: now })
    .where('code_hash', '=', hashOf(username, code))
    .where('used_at', 'is', null)
    .returning('username')
    .executeTakeFirst();
  return taken !== undefined;
}

/** How many of his codes an operator has not used. */
export async function countRecoveryCodes(store: Kysely<StoreTables>, username: string): Promise<number> {
  const { count } = await store
    .selectFrom('operator_recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('username', '=', username)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function newCode(): string {
  const group = () => Array.from({ length: GROUP_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** However it is typed: with or without dashes, in capitals. */
function hashOf(username: string, code: string): string {
  return hashToken(`${username}\n${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
}
