import type { CorrectProfileSchema, Notification, ProfileFields, SaveProfile } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type * as z from 'zod';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import { refuseWhileClosing } from '../closing/running-closing.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import { oweNews, tellViews } from '../processes/owed-news.ts';
import { profileColumns, profileFields, profileRow } from './profile-row.ts';

/**
 * Saves what an agent says of his shop, if nobody has saved since he read it. Throws `profile.turnedOff` where the
 * operator does not want it, `profile.conflict`, `account.closing`.
 */
export async function saveProfile(context: Context, agentCode: string, wanted: SaveProfile): Promise<void> {
  await changeProfile(context, agentCode, wanted, 'agent', async (transaction) => {
    const settings = await context.settings.exact(transaction);
    if (!settings.get('profile.selfService')) throw new AppError('profile.turnedOff');
    await refuseWhileClosing(transaction, agentCode);
  });
}

/**
 * An operator's correction. The trail says who changed which fields and why, and not what stood in them: it is kept for
 * ever, and what a person said of himself is not. The agent is told. Throws `profile.conflict`.
 */
export async function correctProfile(
  context: Context,
  agentCode: string,
  { reason, ...wanted }: z.output<typeof CorrectProfileSchema>,
  by: ByOperator,
): Promise<void> {
  const changed = await changeProfile(
    context,
    agentCode,
    wanted,
    by.actor,
    async (transaction, fields, version) => {
      if (fields.length === 0) return;
      await audit(transaction, context.now(), {
        ...by,
        verb: 'profile.corrected',
        subject: `agent:${agentCode}`,
        after: { fields, version },
        reason,
      });
    },
  );
  if (changed.fields.length > 0) await notify(context, correction(agentCode, reason, changed.version));
}

function correction(agentCode: string, reason: string, version: number) {
  const kind: Notification['kind'] = 'profile.corrected';
  return { agentCode, kind, params: { reason }, orderId: null, dedupeKey: `profile.corrected:${version}` };
}

interface Changed {
  /** Names of the fields whose text is another now. */
  fields: string[];
  version: number;
}

async function changeProfile(
  context: Context,
  agentCode: string,
  { version, ...fields }: SaveProfile,
  changedBy: string,
  besides: (transaction: Transaction<StoreTables>, changed: string[], version: number) => Promise<void>,
): Promise<Changed> {
  const { changed, owed } = await context.store.transaction().execute(async (transaction) => {
    const before = profileFields(await profileRow(transaction, agentCode));
    const row = {
      ...profileColumns(fields),
      version: version + 1,
      changed_by: changedBy,
      changed_at: context.now(),
    };
    const saved =
      version === 0
        ? await transaction
            .insertInto('agent_profile')
            .values({ agent_code: agentCode, ...row })
            .onConflict((conflict) => conflict.column('agent_code').doNothing())
            .returning('version')
            .executeTakeFirst()
        : await transaction
            .updateTable('agent_profile')
            .set(row)
            .where('agent_code', '=', agentCode)
            .where('version', '=', version)
            .returning('version')
            .executeTakeFirst();
    if (!saved) throw new AppError('profile.conflict');
    const names = changedFields(before, fields);
    const owed = await oweNews(context, transaction, { tags: [`agent:${agentCode}`] });
    await besides(transaction, names, saved.version);
    return { changed: { fields: names, version: saved.version }, owed };
  });
  await tellViews(context, owed);
  for (const type of ['agent.changed', 'profile.changed'] as const)
    context.live.publish({ agent: agentCode }, { type });
  return changed;
}

function changedFields(before: ProfileFields, after: ProfileFields): string[] {
  const old = new Map(Object.entries(before));
  return Object.entries(after)
    .filter(([name, text]) => old.get(name) !== text)
    .map(([name]) => name);
}
