import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { addKey } from './add-key.ts';
import { beginKey } from './challenges.ts';
import { listKeys, removeKey } from './keys.ts';
import { originOf } from './origin.ts';
import { proveByPasskey } from './prove-by-passkey.ts';

export function approvalRoutes(router: Router, context: Context): void {
  mount(router, context, 'approvalKeys', (_, { session }) => listKeys(context, session));
  mount(router, context, 'beginApprovalKey', (_, { session, body, http }) =>
    beginKey(context, session, body.pin, originOf(http.req.raw)),
  );
  mount(router, context, 'addApprovalKey', (_, { session, body }) => addKey(context, session, body));
  mount(router, context, 'removeApprovalKey', async (_, { session, params }) => {
    await removeKey(context, session, params.id);
    return undefined;
  });
  mount(router, context, 'proveByPasskey', (_, { session, params, body }) =>
    proveByPasskey(context, session, params.id, body.approval),
  );
}
