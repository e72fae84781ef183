import { ensureFirstOperator } from '../admin/first-account.ts';
import { hashPassword } from '../admin/passwords.ts';
import { openOperatorSession } from '../admin/sessions.ts';
import type { TestServer } from './context.ts';

export const STRONG_PASSWORD = 'kopi susu gula aren';

/** A session of an operator whose password has been changed already. */
export async function signInOperator(server: TestServer): Promise<{ token: string; sessionId: string }> {
  const { context } = server;
  await ensureFirstOperator(context);
  await context.store
    .updateTable('operator')
    .set({ must_change_password: 0, password_hash: await hashPassword(STRONG_PASSWORD) })
    .where('username', '=', 'operator')
    .execute();
  const { id, token } = await context.store
    .transaction()
    .execute((transaction) => openOperatorSession(context, transaction, 'operator', '203.0.113.10'));
  return { token, sessionId: id };
}
