import { hashPassword } from '../admin/passwords.ts';
import { openOperatorSession } from '../admin/sessions.ts';
import { hashToken } from '../auth/secrets.ts';
import type { TestServer } from './context.ts';

export const STRONG_PASSWORD = 'kopi susu gula aren';
/** Made once, since a hash takes a core for a tenth of a second. */
let strongHash: Promise<string> | undefined;

/** A session of an operator whose password has been changed already; the first one unless named. */
export async function signInOperator(
  server: TestServer,
  username = 'operator',
): Promise<{ token: string; sessionId: string }> {
  const { context } = server;
  strongHash ??= hashPassword(STRONG_PASSWORD);
  const account = { must_change_password: 0, password_hash: await strongHash };
  const anybody = await context.store.selectFrom('operator').select('username').limit(1).executeTakeFirst();
  if (!anybody)
    await context.store
      .insertInto('operator')
      .values({ ...account, username: 'operator', created_at: context.now() })
      .execute();
  await context.store.updateTable('operator').set(account).where('username', '=', username).execute();
  const { id, token } = await context.store.transaction().execute((transaction) =>
    openOperatorSession(context, transaction, {
      username,
      address: '203.0.113.10',
      device: 'Chrome di Windows',
    }),
  );
  return { token, sessionId: id };
}

/** A further operator with a role, and a session of his. */
export async function addOperator(
  server: TestServer,
  role: string,
  username = `${role.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}`,
): Promise<{ username: string; token: string; sessionId: string }> {
  const { context } = server;
  await context.store
    .insertInto('operator')
    .values({
      username,
      password_hash: 'none',
      must_change_password: 0,
      created_at: context.now(),
      role,
    })
    .execute();
  const opened = await context.store.transaction().execute((transaction) =>
    openOperatorSession(context, transaction, {
      username,
      address: '203.0.113.10',
      device: 'Chrome di Windows',
    }),
  );
  return { username, token: opened.token, sessionId: opened.id };
}

/** As if the operator of a session had just typed his password again. */
export async function provePassword({ context }: TestServer, token: string): Promise<void> {
  await context.store
    .updateTable('operator_session')
    .set({ proved_at: context.now() })
    .where('token_hash', '=', hashToken(token))
    .execute();
}
