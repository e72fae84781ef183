import type { Member } from '../../scripts/chaos/books.ts';
import type { OrderPlan } from '../load/order-plan.ts';
import { openSessions } from './open-sessions.ts';

/** So many devices of each agent, that no session meets its limit of orders a second. */
const DEVICES_EACH = 3;

/** Devices that may sell, each with its agent's PIN. */
export function openSellers(
  dataDir: string,
  members: readonly Pick<Member, 'code' | 'pin'>[],
): OrderPlan['sellers'] {
  const owners = Array<typeof members>(DEVICES_EACH).fill(members).flat();
  const codes = owners.map(({ code }) => code);
  return openSessions(dataDir, codes, '127.0.0.1').map(({ token, accessHash, signer }, index) => ({
    token,
    accessHash,
    signer,
    pin: owners[index]?.pin ?? '',
  }));
}
