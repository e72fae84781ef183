import * as z from 'zod';
import { RescueSchema } from '../rescues.ts';
import { idParam, route } from './definition.ts';

/** Owners are told when one of them was let in from the server's own machine. */
export const panelRescuesRoutes = {
  adminRescues: route({
    method: 'get',
    path: '/admin/rescues',
    summary: 'Rescues that I, as an owner, have not yet taken note of',
    auth: 'operator',
    permission: 'own',
    answer: z.object({ items: z.array(RescueSchema) }),
    errors: [],
  }),
  adminNoteRescue: route({
    method: 'post',
    path: '/admin/rescues/{id}/noted',
    summary: 'I have taken note of a rescue',
    auth: 'operator',
    permission: 'own',
    params: idParam,
    errors: [],
  }),
} as const;
