import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import { refuseWhileClosing } from '../closing/running-closing.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { takePhoto } from '../identity/take-photo.ts';
import { notify } from '../notify/notify.ts';

/** Pixels: enough for the largest place that it stands in. */
const MIN_SIDE = 64;
const LONGEST_SIDE = 512;

/** The picture on an agent's profile (JPEG), or undefined without one, or where `id` names another than it is now. */
export async function profilePhoto(
  context: Context,
  agentCode: string,
  id?: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const row = await context.store
    .selectFrom('profile_photo')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  if (!row || (id !== undefined && row.id !== id)) return undefined;
  return { bytes: new Uint8Array(context.serverKey.open(row.body, about(agentCode))) };
}

/**
 * Puts a picture on an agent's profile in place of the one before, encoded anew, small, without anything that the camera
 * wrote beside it. Throws `profile.turnedOff`, `account.closing` and what `takePhoto` throws.
 */
export async function savePhoto(
  context: Context,
  agentCode: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await requireEditable(context, agentCode);
  const prepared = await takePhoto(context, agentCode, {
    bytes,
    minSide: MIN_SIDE,
    longest: LONGEST_SIDE,
  });
  const row = {
    id: crypto.randomUUID(),
    body: context.serverKey.seal(prepared.bytes, about(agentCode)),
    changed_at: context.now(),
  };
  await context.store
    .insertInto('profile_photo')
    .values({ agent_code: agentCode, ...row })
    .onConflict((conflict) => conflict.column('agent_code').doUpdateSet(row))
    .execute();
  tell(context, agentCode);
}

/** Takes the picture off; fine where there is none. Throws `profile.turnedOff`, `account.closing`. */
export async function removePhoto(context: Context, agentCode: string): Promise<void> {
  await requireEditable(context, agentCode);
  await context.store.deleteFrom('profile_photo').where('agent_code', '=', agentCode).execute();
  tell(context, agentCode);
}

/** An operator takes it off: in the trail, and told to the agent. Throws `identity.photoGone` where there is none. */
export async function removePhotoOf(
  context: Context,
  agentCode: string,
  reason: string,
  by: ByOperator,
): Promise<void> {
  const id = await context.store.transaction().execute(async (transaction) => {
    const removed = await transaction
      .deleteFrom('profile_photo')
      .where('agent_code', '=', agentCode)
      .returning('id')
      .executeTakeFirst();
    if (!removed) throw new AppError('identity.photoGone');
    await audit(transaction, context.now(), {
      ...by,
      verb: 'profile.corrected',
      subject: `agent:${agentCode}`,
      after: { fields: ['photo'] },
      reason,
    });
    return removed.id;
  });
  tell(context, agentCode);
  await notify(context, {
    agentCode,
    kind: 'profile.corrected',
    params: { reason },
    orderId: null,
    dedupeKey: `profile.photo:${id}`,
  });
}

async function requireEditable(context: Context, agentCode: string): Promise<void> {
  const settings = await context.settings.exact();
  if (!settings.get('profile.selfService')) throw new AppError('profile.turnedOff');
  await refuseWhileClosing(context.store, agentCode);
}

function tell(context: Context, agentCode: string): void {
  context.live.publish({ agent: agentCode }, { type: 'profile.changed' });
}

/** What a sealed picture is bound to: it opens as nobody else's. */
function about(agentCode: string): string {
  return `profile photo ${agentCode}`;
}
