import type { Profile, ProfileFields } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { addressLine } from './address-line.ts';
import { profileFields, profileRow } from './profile-row.ts';

/**
 * What an agent says of his shop beside what Otomax says of him (decision 39). Throws auth.notAllowed when Otomax does
 * not know him any more.
 */
export async function readProfile(context: Context, agentCode: string): Promise<Profile> {
  const [row, photo, agent] = await Promise.all([
    profileRow(context.store, agentCode),
    photoId(context, agentCode),
    context.otomax.agent(agentCode),
  ]);
  if (!agent) throw new AppError('auth.notAllowed', { status: 'deleted' });
  const fields = profileFields(row);
  const otomax = { name: agent.name, ownerName: agent.ownerName, address: agent.address };
  return {
    ...fields,
    version: row?.version ?? 0,
    changedAt: row ? new Date(row.changed_at).toISOString() : null,
    changedBy: row ? (row.changed_by === 'agent' ? 'agent' : 'operator') : null,
    otomax,
    differs: differences(fields, otomax),
    photo,
    emailVerified: false,
    editable: context.settings.get('profile.selfService'),
  };
}

async function photoId({ store }: Context, agentCode: string): Promise<string | null> {
  const row = await store
    .selectFrom('profile_photo')
    .select('id')
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  return row?.id ?? null;
}

function differences(fields: ProfileFields, otomax: Profile['otomax']): Profile['differs'] {
  const differs: Profile['differs'] = [];
  if (differ(fields.storeName, otomax.name)) differs.push('storeName');
  if (differ(fields.ownerName, otomax.ownerName)) differs.push('ownerName');
  if (differ(addressLine(fields), otomax.address)) differs.push('address');
  return differs;
}

/** What is not set does not contradict anything; case and spaces are no difference to a reader. */
function differ(ours: string, theirs: string | null): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[\s.,]+/g, ' ')
      .trim();
  return ours !== '' && plain(ours) !== plain(theirs ?? '');
}
