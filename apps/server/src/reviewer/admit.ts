import { randomInt } from 'node:crypto';
import type { Reviewer } from '@hexaflate/contract';
import { normalizePhone } from '@hexaflate/otomax';
import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import { endOf } from '../audit/hide-numbers.ts';
import { CODE_DIGITS } from '../auth/request-code.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Change } from '../proposals/approvable.ts';
import { aboutAccess, REVIEWER_TURN } from './fixed-code.ts';

const DAY_MS = 86_400_000;
/** Wrong codes over the whole life of an access: one in 50,000 to guess it. */
const TRIES = 20;
const NEWEST_USES = 20;

/** As which member reviewers are to be let in, and for how many days. */
interface WantedAccess {
  phone: string;
  agentCode: string;
  days: number;
}

/**
 * Lets reviewers in as one member with a code that stays the same until the access ends. Answers the code this once.
 * Throws `reviewer.notThatMember`, `reviewer.openAlready`.
 */
export async function admitReviewers(
  context: Context,
  wanted: WantedAccess,
  { username, ...by }: ByOperator,
): Promise<{ code: string; phone: string }> {
  const { phone, agent } = await requireMember(context, wanted);
  const now = context.now();
  const id = crypto.randomUUID();
  const code = randomInt(10 ** CODE_DIGITS)
    .toString()
    .padStart(CODE_DIGITS, '0');
  const expiresAt = now + wanted.days * DAY_MS;
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, REVIEWER_TURN);
    await refuseSecond(transaction);
    await transaction
      .insertInto('reviewer_access')
      .values({
        id,
        phone,
        agent_code: agent.code,
        code: context.serverKey.seal(new TextEncoder().encode(code), aboutAccess(id)),
        tries_left: TRIES,
        opened_by: username,
        opened_at: now,
        expires_at: expiresAt,
        closed_at: null,
      })
      .execute();
    await audit(transaction, now, {
      ...by,
      verb: 'reviewer.admitted',
      ...changeOf(agent.code, phone, wanted.days),
    });
  });
  return { code, phone };
}

/** What letting reviewers in would change. Throws `reviewer.notThatMember`, `reviewer.openAlready`. */
export async function foreseeAdmitted(context: Context, wanted: WantedAccess): Promise<Change[]> {
  const { phone, agent } = await requireMember(context, wanted);
  await refuseSecond(context.store);
  return [changeOf(agent.code, phone, wanted.days)];
}

/**
 * A span and no instant: it is the same when it is proposed and when it is done. The member's code says who it is; of the
 * number only its end is told.
 */
function changeOf(agentCode: string, phone: string, days: number) {
  return { subject: `agent:${agentCode}`, after: { phone: endOf(phone), days } } as const;
}

async function requireMember(context: Context, wanted: WantedAccess) {
  const phone = normalizePhone(wanted.phone);
  const agent = phone && (await context.otomax.agentByPhone(phone));
  if (!phone || !agent || agent.status !== 'active' || !sameCode(agent.code, wanted.agentCode))
    throw new AppError('reviewer.notThatMember', { agentCode: wanted.agentCode });
  return { phone, agent };
}

async function refuseSecond(store: Kysely<StoreTables>): Promise<void> {
  const running = await store
    .selectFrom('reviewer_access')
    .select('id')
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (running) throw new AppError('reviewer.openAlready');
}

function sameCode(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Who is let in, until when, and when that was used. */
export async function showReviewers(context: Context): Promise<Reviewer> {
  const access = await context.store
    .selectFrom('reviewer_access')
    .selectAll()
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  const uses = await context.store
    .selectFrom('reviewer_use')
    .select(['at', 'device', 'address'])
    .orderBy('at', 'desc')
    .limit(NEWEST_USES)
    .execute();
  return {
    access: access
      ? {
          phone: access.phone,
          agentCode: access.agent_code,
          openedBy: access.opened_by,
          openedAt: new Date(access.opened_at).toISOString(),
          expiresAt: new Date(access.expires_at).toISOString(),
          triesLeft: access.tries_left,
        }
      : null,
    uses: uses.map(({ at, device, address }) => ({ at: new Date(at).toISOString(), device, address })),
  };
}
