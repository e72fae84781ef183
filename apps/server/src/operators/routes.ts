import { byOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { mount, type Router } from '../http/mount.ts';
import { kindsApprovableBy } from '../proposals/other-approvers.ts';
import { changeRole, endOneSession, foreseeRole, removeOperator } from './change-operator.ts';
import { deleteRole, foreseePermissions, saveRole } from './change-roles.ts';
import { requireChangeable, requireOperatorNamed } from './find-operator.ts';
import { foreseeInvited, foreseeSame, invite, inviteAgain } from './invite.ts';
import { kindsOfOperator, kindsOfRole } from './kinds-of-operators.ts';
import { listOperatorSessions, listOperators } from './list-operators.ts';

/** Who may use the panel, and for what. */
export function operatorRoutes(router: Router, context: Context): void {
  mount(router, context, 'adminOperators', (_, { session }) => listOperators(context, session));
  mount(
    router,
    context,
    'adminInvite',
    (_, { body, session, facts }) => invite(context, body, session, byOperator(session, facts)),
    {
      foresee: ({ body }, asking) => foreseeInvited(context, body, asking),
      alsoOf: ({ body }) => kindsOfRole(context, body.role),
    },
  );
  mount(
    router,
    context,
    'adminInviteAgain',
    (_, { params, session, facts }) =>
      inviteAgain(context, params.username, session, byOperator(session, facts)),
    {
      foresee: async ({ params }, asking) => [await foreseeSame(context, params.username, asking)],
      alsoOf: ({ params }) => kindsOfOperator(context, params.username),
    },
  );
  mount(
    router,
    context,
    'adminChangeRole',
    async (_, { params, body, session, facts }) => {
      await changeRole(context, { ...params, ...body }, session, byOperator(session, facts));
      return undefined;
    },
    {
      foresee: ({ params, body }, asking) => foreseeRole(context, { ...params, ...body }, asking),
      alsoOf: ({ body }) => kindsOfRole(context, body.role),
    },
  );
  mount(
    router,
    context,
    'adminRemoveOperator',
    async (_, { params, session, facts }) => {
      await removeOperator(context, params.username, session, byOperator(session, facts));
      return undefined;
    },
    { foresee: ({ params }, asking) => foreseeRole(context, params, asking) },
  );
  mount(router, context, 'adminOperatorSessions', async (_, { params, session }) => {
    const { username } = await requireOperatorNamed(context.store, params.username);
    return listOperatorSessions(context, username, session);
  });
  mount(router, context, 'adminEndOperatorSession', async (_, { params, session, facts }) => {
    await requireChangeable(context.store, params.username, session);
    await endOneSession(context, params, byOperator(session, facts));
    return undefined;
  });
  mount(router, context, 'adminMySessions', (_, { session }) =>
    listOperatorSessions(context, session.username, session),
  );
  mount(router, context, 'adminEndMySession', async (_, { params, session, facts }) => {
    await endOneSession(context, { ...params, username: session.username }, byOperator(session, facts));
    return undefined;
  });
  mount(
    router,
    context,
    'adminSaveRole',
    async (_, { params, body, session, facts }) => {
      await saveRole(context, { ...params, ...body }, session, byOperator(session, facts));
      return undefined;
    },
    {
      foresee: ({ params, body }, asking) => foreseePermissions(context, { ...params, ...body }, asking),
      alsoOf: async ({ body }) => kindsApprovableBy(body.permissions),
    },
  );
  mount(
    router,
    context,
    'adminDeleteRole',
    async (_, { params, session, facts }) => {
      await deleteRole(context, params.name, session, byOperator(session, facts));
      return undefined;
    },
    { foresee: ({ params }, asking) => foreseePermissions(context, params, asking) },
  );
}
