import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { findCut } from './anchor.ts';
import { audit } from './audit.ts';
import { byOperator } from './by-operator.ts';
import { exportTrail } from './export-trail.ts';
import { searchTrail } from './search-trail.ts';
import { verifyTrail } from './verify.ts';

/** The panel's audit trail. */
export function auditRoutes(router: Router, context: Context): void {
  const offset = async () => (await context.otomax.capabilities()).utcOffsetMinutes;

  mount(router, context, 'adminAudit', async (_, { query }) =>
    searchTrail(context.store, query, await offset()),
  );
  mount(router, context, 'adminAuditVerify', async () => {
    const { store, config, serverKey, now } = context;
    const verified = await verifyTrail(store);
    const cut = await findCut(store, config.dataDir, serverKey);
    const broken = verified.broken ?? (cut ? { seq: cut.seq, why: 'cut' as const } : null);
    return { ...verified, broken, at: new Date(now()).toISOString() };
  });
  mount(router, context, 'adminAuditExport', async (_, { query, session, facts }) => {
    const utcOffsetMinutes = await offset();
    const asked = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    await context.store.transaction().execute((transaction) =>
      audit(transaction, context.now(), {
        ...byOperator(session, facts),
        verb: 'audit.exported',
        subject: 'audit:panel',
        after: Object.fromEntries(asked),
      }),
    );
    return exportTrail(context.store, query, utcOffsetMinutes);
  });
}
