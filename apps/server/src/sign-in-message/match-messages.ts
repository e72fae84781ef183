import type { IncomingMessage } from '@hexaflate/otomax';
import type { SignInMessageTable } from '@hexaflate/store';
import { codeHash } from '../auth/request-code.ts';
import { sameDigest } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { codesIn } from './message-code.ts';

/** Numbers of one question to Otomax. */
const NUMBERS_AT_ONCE = 100;

/**
 * Looks through what has reached Otomax's inbox for texts that somebody is waiting for. Asks Otomax nothing while nobody
 * waits. Looking twice, or in two processes at once, does no harm.
 */
export async function matchMessages(context: Context): Promise<void> {
  const waiting = await context.store
    .selectFrom('sign_in_message')
    .selectAll()
    .where('expires_at', '>', context.now())
    .where('proved_at', 'is', null)
    .where('tries_left', '>', 0)
    .execute();
  const byPhone = [...Map.groupBy(waiting, ({ phone }) => phone)];
  for (let start = 0; start < byPhone.length; start += NUMBERS_AT_ONCE)
    await matchSome(context, new Map(byPhone.slice(start, start + NUMBERS_AT_ONCE)));
}

async function matchSome(
  context: Context,
  waiting: ReadonlyMap<string, readonly SignInMessageTable[]>,
): Promise<void> {
  const after = [...waiting.values()].flat().map(({ after_inbox }) => after_inbox);
  const messages = await context.otomax.messagesFrom([...waiting.keys()], Math.min(...after));
  const counting: ReadonlySet<string> = new Set(context.settings.get('signInMessage.senderTypes'));
  for (const message of messages) {
    if (!counting.has(message.senderType)) continue;
    for (const challenge of waiting.get(message.phone) ?? [])
      if (message.inboxCode > challenge.after_inbox) await compare(context, challenge, message);
  }
}

async function compare(
  context: Context,
  challenge: SignInMessageTable,
  message: IncomingMessage,
): Promise<void> {
  const codes = codesIn(message.text);
  if (codes.length === 0) return;
  const right = codes
    .map((code) => sameDigest(codeHash(challenge.salt, challenge.id, code), challenge.code_hash))
    .includes(true);
  if (right) await prove(context, challenge);
  else await countWrong(context, challenge, message);
}

async function prove(context: Context, { id }: SignInMessageTable): Promise<void> {
  const proved = await context.store
    .updateTable('sign_in_message')
    .set({ proved_at: context.now() })
    .where('id', '=', id)
    .where('proved_at', 'is', null)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', context.now())
    .returning('id')
    .executeTakeFirst();
  if (proved) context.messageSignals.changed(id);
}

/** Once for each message, however often it is read. A person with two devices writes each the other's code: no harm. */
async function countWrong(
  context: Context,
  { id }: SignInMessageTable,
  { inboxCode }: IncomingMessage,
): Promise<void> {
  await context.store
    .updateTable('sign_in_message')
    .set((field) => ({ tries_left: field('tries_left', '-', 1), last_inbox: inboxCode }))
    .where('id', '=', id)
    .where('proved_at', 'is', null)
    .where('tries_left', '>', 0)
    .where('last_inbox', '<', inboxCode)
    .execute();
}
