import { takeTurn } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { DAY_MS, HOUR_MS } from '../settings/definitions/units.ts';
import { announceCase } from './announce.ts';
import { caseTurn, noteEvent, readCase, writeCase } from './documents.ts';
import { eraseIdentity } from './erase.ts';
import { deleteDoomed } from './photo-bytes.ts';
import { DRAFT_LIFE_MS } from './upload.ts';

/** A photo whose bytes are not kept by now never will be: whoever was writing it has died. */
const WRITING_LIFE_MS = 10 * 60_000;
/** Bytes without a row, which only a crash or a restored store leaves; younger ones may be on their way. */
const ORPHAN_AGE_MS = HOUR_MS;
/** A photo's name, whole or half-written; whatever else lies in the folder or the bucket is somebody else's. */
const PHOTO = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.half)?$/;
const PAGE = 200;
const AGENTS_A_ROUND = 20;

/**
 * Deletes what is kept long enough: drafts and what was left half-written, rejected photos, selfies of those who are
 * verified, and all of an agent whom Otomax has long forgotten. The settings count as they stand now.
 */
export async function sweepIdentity(context: Context): Promise<void> {
  const { store, settings, now } = context;
  const doom = { state: 'doomed' as const };
  await store
    .updateTable('identity_photo')
    .set(doom)
    .where('state', '=', 'writing')
    .where('created_at', '<=', now() - WRITING_LIFE_MS)
    .execute();
  await store
    .updateTable('identity_photo')
    .set(doom)
    .where('state', '=', 'draft')
    .where('created_at', '<=', now() - DRAFT_LIFE_MS)
    .execute();
  await deleteKeptLongEnough(context, 'rejected_at', now() - settings.get('identity.keepRejected'));
  await deleteKeptLongEnough(context, 'verified_at', now() - settings.get('identity.keepSelfie'));
  while ((await deleteDoomed(context)) > 0);
  await store
    .deleteFrom('identity_liveness')
    .where('issued_at', '<=', now() - DRAFT_LIFE_MS)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('identity_photo')
            .select('identity_photo.id')
            .whereRef('identity_photo.liveness_id', '=', 'identity_liveness.id'),
        ),
      ),
    )
    .execute();
  await store
    .deleteFrom('identity_photo_count')
    .where('day', '<', Math.floor(now() / DAY_MS) - 1)
    .execute();
  await sweepForgottenAgents(context);
}

/** `verified_at` stands on selfies and frames alone: the KTP is kept as long as the account. */
async function deleteKeptLongEnough(
  context: Context,
  since: 'rejected_at' | 'verified_at',
  until: number,
): Promise<void> {
  const photos = await context.store
    .selectFrom('identity_photo')
    .select(['id', 'agent_code', 'kind'])
    .where('state', '=', 'submitted')
    .where(since, '<=', until)
    .limit(PAGE)
    .execute();
  for (const { id, agent_code: agentCode, kind } of photos) {
    await context.store.transaction().execute(async (transaction) => {
      await takeTurn(transaction, caseTurn(agentCode));
      await transaction.updateTable('identity_photo').set({ state: 'doomed' }).where('id', '=', id).execute();
      await transaction.deleteFrom('identity_analysis').where('photo_id', '=', id).execute();
      if (kind === 'frame') return;
      const standing = await readCase(transaction, agentCode);
      if (standing.documents[kind].photo_id === id) {
        standing.documents[kind] = { ...standing.documents[kind], photo_id: null };
        await writeCase(context, transaction, standing);
      }
      await noteEvent(context, transaction, {
        agent_code: agentCode,
        document: kind,
        event: 'photoDeleted',
        actor: 'system',
      });
    });
    announceCase(context, agentCode);
  }
}

/** A few of those that were not looked at for longest, each round. */
async function sweepForgottenAgents(context: Context): Promise<void> {
  const { store, now } = context;
  const cases = await store
    .selectFrom('identity_case')
    .innerJoin('identity_key', 'identity_key.agent_code', 'identity_case.agent_code')
    .select(['identity_case.agent_code', 'agent_gone_at'])
    .where('identity_case.agent_code', '>', lastLookedAt.get(context) ?? '')
    .orderBy('identity_case.agent_code')
    .limit(AGENTS_A_ROUND)
    .execute();
  lastLookedAt.set(context, cases.length < AGENTS_A_ROUND ? '' : (cases.at(-1)?.agent_code ?? ''));
  const keep = context.settings.get('identity.keepAfterAccount');
  for (const { agent_code: agentCode, agent_gone_at: goneAt } of cases) {
    const agent = await context.otomax.agent(agentCode);
    const gone = agent === undefined || agent.status === 'deleted';
    if (!gone && goneAt !== null) await noteGone(context, agentCode, null);
    if (gone && goneAt === null) await noteGone(context, agentCode, now());
    if (gone && goneAt !== null && goneAt + keep <= now())
      await eraseIdentity(context, agentCode, { actor: 'system', event: 'erased' });
  }
}

/** Where the round before has stopped; a new process begins anew. */
const lastLookedAt = new WeakMap<Context, string>();

async function noteGone({ store }: Context, agentCode: string, at: number | null): Promise<void> {
  await store
    .updateTable('identity_case')
    .set({ agent_gone_at: at })
    .where('agent_code', '=', agentCode)
    .execute();
}

/** Deletes bytes of photos that no row knows. Answers how many. Goes through everything that is kept: not often. */
export async function sweepOrphans(context: Context): Promise<number> {
  let deleted = 0;
  for await (const { name, at } of context.blobs.list()) {
    if (!PHOTO.test(name) || at > context.now() - ORPHAN_AGE_MS) continue;
    const row = await context.store
      .selectFrom('identity_photo')
      .select('id')
      .where('id', '=', name)
      .executeTakeFirst();
    if (row) continue;
    await context.blobs.delete(name);
    deleted += 1;
  }
  if (deleted > 0) context.log.warn({ deleted }, 'photos that no row knew were deleted');
  return deleted;
}
