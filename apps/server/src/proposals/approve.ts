import { type Approved, type Invitation, InvitationSchema, ReviewerOpenedSchema } from '@hexaflate/contract';
import type { ProposalTable } from '@hexaflate/store';
import type { Context as HonoContext } from 'hono';
import { type ApprovedDeed, toldAs } from '../audit/approved-deed.ts';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { permissionsOf } from '../operators/roles.ts';
import type { ApprovableDeed } from './approvable.ts';
import { digestOf, readInput, requireProposal, storedChanges } from './proposal-row.ts';
import { requireDecidable } from './require-decidable.ts';

/** Milliseconds in which a deed is done, or another attempt may begin. */
const RUN_MS = 60_000;
/** What says that nothing is wrong with the proposal itself: it stays open. */
const PASSING = new Set(['store.unavailable', 'otomax.unavailable', 'request.tooMany', 'proposal.decided']);

/** What a deed made that is shown once, to be handed on. */
interface ShownOnce {
  invitation: Invitation | null;
  reviewer: Approved['reviewer'];
}

interface Approver {
  session: OperatorSession;
  facts: RequestFacts;
  http: HonoContext;
}

/**
 * Does what was proposed, at once and once, as the proposer's deed with the approver's name. Throws
 * `proposal.notFound`, `proposal.own`, `proposal.decided`, `auth.forbidden`, `operator.beyondYou`; `proposal.moved`, which voids the proposal,
 * when things are not as they were shown; and what the deed throws. Answers what the approver alone is shown, when the deed made such a thing.
 */
export async function approve(
  context: Context,
  { id, digest }: { id: string; digest: string },
  approver: Approver,
): Promise<ShownOnce> {
  const row = await requireProposal(context.store, id);
  const deed = await requireDecidable(context, row, approver.session);
  if (digestOf(row) !== row.digest) throw new Error(`The proposal ${id} was altered in the database`);
  if (digest !== row.digest) throw new AppError('proposal.moved');
  const run = await begin(context, id);
  let answer: unknown;
  try {
    answer = await perform(context, row, deed, { ...approver, run });
  } catch (error) {
    await afterFailure(context, row, run, error, approver);
  }
  context.live.publish('operators', { type: 'proposals.changed' });
  return {
    invitation: InvitationSchema.safeParse(answer).data ?? null,
    reviewer: deed.route === 'openReviewer' ? (ReviewerOpenedSchema.safeParse(answer).data ?? null) : null,
  };
}

/** Takes the turn to do it. Throws `proposal.decided` when somebody else has it, or had. */
async function begin({ store, now }: Context, id: string): Promise<string> {
  const run = crypto.randomUUID();
  const begun = await store
    .updateTable('proposal')
    .set({ run, run_until: now() + RUN_MS })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('expires_at', '>', now())
    .where((row) => row.or([row('run_until', 'is', null), row('run_until', '<=', now())]))
    .returning('id')
    .executeTakeFirst();
  if (!begun) throw new AppError('proposal.decided');
  return run;
}

async function perform(
  context: Context,
  row: ProposalTable,
  deed: ApprovableDeed,
  { session, facts, http, run }: Approver & { run: string },
): Promise<unknown> {
  const input = readInput(row);
  const proposer = await asProposer(context, row, deed);
  const changes = await deed.foresee(input, proposer);
  if (storedChanges(changes) !== row.changes) throw new AppError('proposal.moved');
  const approval: ApprovedDeed = {
    proposal: row.id,
    run,
    approver: session.username,
    shown: new Map(changes.map((change) => [change.subject, toldAs(change)])),
  };
  const answer = await deed.perform(input, { session: { ...proposer, approval }, facts, http });
  await settleUntold(context, row, run, { session, facts });
  return answer;
}

/** The proposer as he is now. Throws `proposal.moved` when he is gone, or might not do it himself any more. */
async function asProposer(
  { store }: Context,
  { proposer, session_id }: ProposalTable,
  { permission }: ApprovableDeed,
): Promise<OperatorSession> {
  const operator = await store
    .selectFrom('operator')
    .leftJoin('operator_role', 'operator_role.name', 'operator.role')
    .select(['operator.role', 'operator_role.permissions'])
    .where('username', '=', proposer)
    .executeTakeFirst();
  const permissions = new Set(operator ? permissionsOf(operator.role, operator.permissions) : []);
  if (!operator || !permissions.has(permission)) throw new AppError('proposal.moved');
  return {
    id: session_id,
    username: proposer,
    role: operator.role,
    permissions,
    mustChangePassword: false,
    factor: 'off',
    factorAt: null,
    totp: false,
    passkeys: 0,
    provedAt: null,
    mustSetUpFactor: false,
    expiresAt: 0,
  };
}

/** A deed that changed nothing tells the trail nothing; the approval is told all the same. */
async function settleUntold(
  context: Context,
  { id }: ProposalTable,
  run: string,
  { session, facts }: Pick<Approver, 'session' | 'facts'>,
): Promise<void> {
  const now = context.now();
  await context.store.transaction().execute(async (transaction) => {
    const settled = await transaction
      .updateTable('proposal')
      .set({ state: 'done', decided_by: session.username, decided_at: now })
      .where('id', '=', id)
      .where('run', '=', run)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst();
    if (!settled) return;
    const deed = { verb: 'proposal.approved', subject: `proposal:${id}` } as const;
    await audit(transaction, now, { ...byOperator(session, facts), ...deed });
  });
}

/**
 * What failed for good voids the proposal; what may pass leaves it open. A deed that was done, and failed only in
 * telling of it, stays done and throws nothing.
 */
async function afterFailure(
  context: Context,
  { id }: ProposalTable,
  run: string,
  error: unknown,
  { session, facts }: Approver,
): Promise<void> {
  const now = context.now();
  const code = error instanceof AppError && !PASSING.has(error.code) ? error.code : undefined;
  const open = await context.store.transaction().execute(async (transaction) => {
    const left = await transaction
      .updateTable('proposal')
      .set({
        run: null,
        run_until: null,
        ...(code && { state: 'moved', decided_by: session.username, decided_at: now, decided_reason: code }),
      })
      .where('id', '=', id)
      .where('run', '=', run)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst();
    if (left && code)
      await audit(transaction, now, {
        ...byOperator(session, facts),
        verb: 'proposal.voided',
        subject: `proposal:${id}`,
        after: { why: code },
      });
    return left !== undefined;
  });
  if (open && code) context.live.publish('operators', { type: 'proposals.changed' });
  if (open || error instanceof AppError) throw error;
  context.log.error({ err: error, proposal: id }, 'an approved deed was done, but not all of it was told');
}
