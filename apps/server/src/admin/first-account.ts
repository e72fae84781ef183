import type { Context } from '../context.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

const FIRST_USERNAME = 'operator';

/**
 * Makes the first panel account when there is none, and answers its one-time password, this once: only its hash is
 * kept. It must be changed at the first sign-in.
 */
export async function ensureFirstOperator(
  context: Context,
): Promise<{ username: string; password: string } | undefined> {
  const existing = await context.store.selectFrom('operator').select('username').limit(1).executeTakeFirst();
  if (existing) return undefined;
  const password = oneTimePassword();
  const created = await context.store
    .insertInto('operator')
    .values({
      username: FIRST_USERNAME,
      password_hash: await hashPassword(password),
      must_change_password: 1,
      created_at: context.now(),
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('username')
    .executeTakeFirst();
  return created && { username: created.username, password };
}
