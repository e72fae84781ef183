import { audit } from '../../audit/audit.ts';
import { byOperator } from '../../audit/by-operator.ts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { mount, type Router } from '../../http/mount.ts';
import { notify } from '../../notify/notify.ts';
import { eraseIdentity } from '../erase.ts';
import { photoAnswer } from '../photo-answer.ts';
import { findPhoto, readPhoto } from '../photo-bytes.ts';
import { caseView } from './case-view.ts';
import { decideIdentity } from './decide.ts';
import { leaveCase, takeCase } from './lease.ts';
import { photoAddress, requireAddress } from './photo-address.ts';
import { reviewQueue } from './queue.ts';
import { requireCase } from './require-case.ts';
import { listViews, logView } from './view-log.ts';

/** The panel's review of identity documents. */
export function identityReviewRoutes(router: Router, context: Context): void {
  mount(router, context, 'adminIdentityQueue', (_, { session, query }) =>
    reviewQueue(context, session.username, query),
  );
  mount(router, context, 'adminIdentityCase', async (_, { session, params, facts }) => {
    await requireCase(context.store, params.code);
    await logView(context, byOperator(session, facts), {
      agentCode: params.code,
      what: 'case',
      photoId: null,
    });
    return caseView(context, session.username, params.code);
  });
  mount(router, context, 'adminTakeIdentityCase', (_, { session, params }) =>
    takeCase(context, session.username, params.code),
  );
  mount(router, context, 'adminLeaveIdentityCase', async (_, { session, params }) => {
    await leaveCase(context, session.username, params.code);
    return undefined;
  });
  mount(router, context, 'adminDecideIdentity', async (_, { session, params, body, facts }) => {
    await decideIdentity(context, byOperator(session, facts), params.code, body);
    return caseView(context, session.username, params.code);
  });
  mount(
    router,
    context,
    'adminEraseIdentity',
    async (_, { session, params, body, facts }) => {
      await requireCase(context.store, params.code);
      const { username: _name, ...deed } = byOperator(session, facts);
      const erased = await eraseIdentity(context, params.code, {
        actor: deed.actor,
        event: 'erased',
        also: (transaction) =>
          audit(transaction, context.now(), {
            ...deed,
            verb: 'identity.erased',
            subject: `agent:${params.code}`,
            reason: body.reason,
          }),
      });
      if (erased)
        await notify(context, {
          agentCode: params.code,
          kind: 'identity.erased',
          params: {},
          orderId: null,
          dedupeKey: `identity-erased:${context.now()}`,
        });
      return undefined;
    },
    {
      foresee: async ({ params }) => {
        await requireCase(context.store, params.code);
        return [{ subject: `agent:${params.code}` }];
      },
    },
  );
  mount(router, context, 'adminIdentityPhotoAddress', (_, { session, params }) =>
    photoAddress(context, session, params.id),
  );
  mount(router, context, 'adminIdentityPhoto', async (_, { session, params, query, facts }) => {
    requireAddress(context, session, params.id, query);
    const photo = await findPhoto(context, params.id);
    if (!photo) throw new AppError('identity.photoGone');
    const bytes = await readPhoto(context, photo);
    await logView(context, byOperator(session, facts), {
      agentCode: photo.agent_code,
      what: photo.kind,
      photoId: photo.id,
    });
    const seenAt = new Date(context.now()).toISOString().slice(0, 19).replace('T', ' ');
    const marked = await context.photos.mark({ bytes, text: `${session.username} ${seenAt} UTC` });
    return photoAnswer(marked.bytes);
  });
  mount(router, context, 'adminIdentityViews', (_, { params, query }) =>
    listViews(context, params.code, query),
  );
}
