import { call, keepOpened, platform, transport } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { offlineCache, queryClient } from '../../api/query.ts';
import { thisDeviceName } from '../../device/this-device-name.ts';
import { dropFirstFrame } from '../../first-frame/keep-first-frame.ts';
import { keepEndReason } from '../../session/end-reason.ts';
import { noteSession } from '../../session/session.ts';
import { startSignedIn } from '../../start/start-signed-in.ts';
import { type Challenge, dropChallenge, keepChallenge } from './challenge.ts';

/** Asks for a code. Throws ApiError: auth.codeTooSoon with `retryAfter` seconds, request.tooMany, network. */
export async function askForCode(phone: string, channel: 'sms' | 'whatsapp'): Promise<Challenge> {
  return keepChallenge(phone, await call('POST /auth/code', { body: { phone, channel } }));
}

/**
 * Signs in. What another person left in this browser's cache is gone before the first screen opens. Throws ApiError:
 * auth.codeWrong with `left` tries, auth.codeExpired, auth.notAllowed, network.
 */
export async function signIn(challenge: Challenge, code: string): Promise<void> {
  const answer = await call('POST /auth/verify', {
    body: {
      challengeId: challenge.challengeId,
      code,
      device: { name: await thisDeviceName(), platform, appVersion: __APP_VERSION__ },
      transport: transport.kind,
    },
  });
  await keepOpened(answer);
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.brand[0] });
  dropFirstFrame();
  await offlineCache.wipe();
  dropChallenge();
  keepEndReason(undefined);
  // Its failure is the screen's to show.
  startSignedIn().catch(() => {});
  noteSession('in');
}
