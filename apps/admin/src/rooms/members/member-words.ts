import type { AdminAgent } from '@hexaflate/contract/admin';
import { formatRoughAge } from '../../format/duration.ts';
import type { Words } from '../../format/words.ts';

/** Address of a member's page. */
export function memberPath(code: string): string {
  return `/members/${encodeURIComponent(code)}`;
}

/** Where a member is now, or when he was last seen. `now` in milliseconds. */
export function seenWords(
  { onlineDevices, lastActiveAt }: Pick<AdminAgent, 'onlineDevices' | 'lastActiveAt'>,
  now: number,
  words: Words,
): string {
  const { t } = words;
  if (onlineDevices > 0) return t('member.onlineDevices', { count: onlineDevices });
  if (!lastActiveAt) return t('member.never');
  return t('member.ago', { age: formatRoughAge(now - Date.parse(lastActiveAt), words) });
}
