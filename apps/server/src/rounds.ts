import { sweepKeys } from './approvals/live-keys.ts';
import { noteAnchor } from './audit/anchor.ts';
import { sweep as sweepSignIns } from './auth/housekeeping.ts';
import { eraseAccounts } from './closing/erase-accounts.ts';
import type { Context } from './context.ts';
import { watchInstallation } from './detect-otomax.ts';
import { analyseNext } from './identity/analysis/analyse.ts';
import { sweepIdentity, sweepOrphans } from './identity/retention.ts';
import { endClosedSessions } from './live/end-closed-sessions.ts';
import { TELL_MS } from './live/presence.ts';
import { type SweepPlace, sweepOrders } from './orders/sweep.ts';
import { watchFeatures } from './otomax/watch-features.ts';
import { prepareExports } from './own-data/prepare-exports.ts';
import { sweepChanges } from './pin/sweep-changes.ts';
import { dropViews } from './processes/drop-views.ts';
import { type Schedule, startSchedule } from './schedule.ts';
import { REREAD_MS } from './settings/settings.ts';
import { settleReplies } from './settle-replies.ts';
import { matchMessages } from './sign-in-message/match-messages.ts';

const SWEEP_ORDERS_MS = 2000;
const TIMINGS_MS = 5 * 60_000;
const MESSAGES_MS = 2000;
const HOUSEKEEPING_MS = 60_000;
const SOCKETS_MS = 30_000;
const REPLIES_MS = 5000;
const OWN_DATA_MS = 15_000;
const CLOSINGS_MS = 60_000;
const ANCHOR_MS = 5000;
const ORPHANS_MS = 6 * 3_600_000;
const RECOGNITION_EVERY_MS = 2000;

/** What the server does by itself, again and again. `leads`: whether this process does what one of them does for all. */
export function startRounds(context: Context, leads: () => boolean): Schedule[] {
  const everywhere = (name: string, everyMs: number, round: () => Promise<unknown>) =>
    startSchedule(context, name, everyMs, async () => void (await round()));
  const forAll = (name: string, everyMs: number, round: () => Promise<unknown>) =>
    everywhere(name, everyMs, async () => leads() && round());
  let swept: SweepPlace | undefined;
  return [
    forAll('orders', SWEEP_ORDERS_MS, async () => {
      swept = await sweepOrders(context, { after: swept });
    }),
    forAll('changes of PINs', SWEEP_ORDERS_MS, () => sweepChanges(context)),
    forAll('sign-ins', HOUSEKEEPING_MS, async () => {
      await sweepSignIns(context);
      await sweepKeys(context);
    }),
    // Finds what no trigger tells of: texts from numbers that Otomax knows nobody by.
    forAll('sign-in messages', MESSAGES_MS, () => matchMessages(context)),
    forAll('audit-head', ANCHOR_MS, () => noteAnchor(context)),
    forAll('own data', OWN_DATA_MS, () => prepareExports(context)),
    forAll('closings', CLOSINGS_MS, () => eraseAccounts(context)),
    forAll('identity', HOUSEKEEPING_MS, () => sweepIdentity(context)),
    forAll('orphaned photos', ORPHANS_MS, () => sweepOrphans(context)),
    forAll('recognition', RECOGNITION_EVERY_MS, () => analyseNext(context)),
    forAll('replies', REPLIES_MS, () => settleReplies(context)),
    watchFeatures(context),
    everywhere('told', TELL_MS, () => Promise.all([context.presence.tell(), context.freshness.tell()])),
    everywhere('settings', REREAD_MS, () => context.settings.refresh()),
    everywhere('sockets', SOCKETS_MS, () => endClosedSessions(context)),
    everywhere('timings', TIMINGS_MS, async () => {
      if (await context.timings.refresh()) await dropViews(context, ['timings']);
    }),
    watchInstallation(context),
  ];
}
