import type { CallInput } from '@hexaflate/contract/client';
import { keepOpened, platform, transport } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { offlineCache, queryClient } from '../../api/query.ts';
import type { Opened } from '../../device/access-note.ts';
import { thisDeviceName } from '../../device/this-device-name.ts';
import { dropFirstFrame } from '../../first-frame/keep-first-frame.ts';
import { keepEndReason } from '../../session/end-reason.ts';
import { noteSession } from '../../session/session.ts';
import { startSignedIn } from '../../start/start-signed-in.ts';
import { dropChallenge } from './challenge.ts';

/** What every way in says of this device. */
export async function thisDevice(): Promise<Pick<CallInput<'verifyCode'>['body'], 'device' | 'transport'>> {
  const name = await thisDeviceName();
  return { device: { name, platform, appVersion: __APP_VERSION__ }, transport: transport.kind };
}

/** Goes on as whoever has signed in. What another person left in this browser is gone before the first screen opens. */
export async function enter(opened: Opened): Promise<void> {
  await keepOpened(opened);
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.brand[0] });
  dropFirstFrame();
  await offlineCache.wipe();
  dropChallenge();
  keepEndReason(undefined);
  // Its failure is the screen's to show.
  startSignedIn().catch(() => {});
  noteSession('in');
}
