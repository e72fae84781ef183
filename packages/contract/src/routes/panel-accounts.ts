import * as z from 'zod';
import { AdminClosingSchema } from '../closing.ts';
import { CorrectProfileSchema, ProfileSchema, RemovePhotoSchema } from '../profile.ts';
import { pageOf } from '../wire.ts';
import { codeParam, idParam, pageQuery, route } from './definition.ts';

/** The panel's side of agents' profiles and of accounts that are closed. */
export const panelAccountsRoutes = {
  adminProfile: route({
    method: 'get',
    path: '/admin/agents/{code}/profile',
    summary: "A member's own profile beside Otomax's",
    auth: 'operator',
    permission: 'agents.view',
    params: codeParam,
    answer: ProfileSchema,
    errors: ['agent.notFound'],
  }),
  adminCorrectProfile: route({
    method: 'put',
    path: '/admin/agents/{code}/profile',
    summary: "Correct a member's profile, with a reason",
    auth: 'operator',
    permission: 'agents.changeProfile',
    params: codeParam,
    body: CorrectProfileSchema,
    answer: ProfileSchema,
    errors: ['agent.notFound', 'profile.conflict'],
  }),
  adminProfilePhoto: route({
    method: 'get',
    path: '/admin/agents/{code}/profile/photo/{id}',
    summary: "The picture on a member's profile",
    auth: 'operator',
    permission: 'agents.view',
    params: codeParam.extend(idParam.shape),
    file: true,
    errors: ['identity.photoGone'],
  }),
  adminRemoveProfilePhoto: route({
    method: 'post',
    path: '/admin/agents/{code}/profile/photo/remove',
    summary: "Take the picture off a member's profile, with a reason",
    auth: 'operator',
    permission: 'agents.changeProfile',
    params: codeParam,
    body: RemovePhotoSchema,
    errors: ['identity.photoGone'],
  }),
  adminClosings: route({
    method: 'get',
    path: '/admin/closings',
    summary: 'Accounts that their owners close',
    auth: 'operator',
    permission: 'agents.view',
    query: pageQuery,
    answer: pageOf(AdminClosingSchema).extend({
      /** Erased here and still to be closed in Otomax. */
      toDo: z.number().int(),
    }),
    errors: ['request.badCursor'],
  }),
  adminClosingDone: route({
    method: 'post',
    path: '/admin/closings/{id}/done',
    summary: 'Note that the account was closed in Otomax itself',
    auth: 'operator',
    permission: 'agents.closeAccount',
    params: idParam,
    errors: ['closing.notToDo'],
  }),
} as const;
