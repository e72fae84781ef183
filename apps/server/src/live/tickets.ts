import { hashToken, newToken } from '../auth/secrets.ts';
import type { Context } from '../context.ts';

const TICKET_LIFE_MS = 30_000;

export interface TicketHolder {
  audience: 'agent' | 'operator';
  sessionId: string;
  /** Agent code or operator's user name. */
  subject: string;
}

/** A ticket that opens one live socket within 30 s. It travels in the socket's first message, never in an address. */
export async function issueTicket(
  context: Context,
  holder: TicketHolder,
): Promise<{ ticket: string; expiresAt: string }> {
  const ticket = newToken();
  const expiresAt = context.now() + TICKET_LIFE_MS;
  await context.store
    .insertInto('live_ticket')
    .values({
      ticket_hash: hashToken(ticket),
      audience: holder.audience,
      session_id: holder.sessionId,
      subject: holder.subject,
      expires_at: expiresAt,
    })
    .execute();
  return { ticket, expiresAt: new Date(expiresAt).toISOString() };
}

/** Uses a ticket up. Undefined when it is unknown, used or too old. */
export async function redeemTicket(context: Context, ticket: string): Promise<TicketHolder | undefined> {
  await context.store
    .deleteFrom('live_ticket')
    .where('expires_at', '<', context.now() - TICKET_LIFE_MS)
    .execute();
  const row = await context.store
    .deleteFrom('live_ticket')
    .where('ticket_hash', '=', hashToken(ticket))
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at < context.now()) return undefined;
  return { audience: row.audience, sessionId: row.session_id, subject: row.subject };
}
