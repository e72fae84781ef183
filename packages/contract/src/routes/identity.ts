import * as z from 'zod';
import * as auth from '../auth.ts';
import { idParam, route } from './definition.ts';

/** Signing in, the devices of an agent, and what proves them. */
export const identityRoutes = {
  requestCode: route({
    method: 'post',
    path: '/auth/code',
    summary: 'Send a sign-in code',
    auth: 'none',
    genuineApp: true,
    body: auth.RequestCodeSchema,
    answer: auth.CodeRequestedSchema,
    errors: ['auth.plainHttp', 'auth.wayOff', 'auth.codeTooSoon'],
  }),
  verifyCode: route({
    method: 'post',
    path: '/auth/verify',
    summary: 'Sign in with the code',
    auth: 'none',
    genuineApp: true,
    proof: true,
    body: auth.VerifyCodeSchema,
    answer: auth.SignedInSchema,
    errors: ['auth.plainHttp', 'auth.codeWrong', 'auth.codeExpired', 'auth.notAllowed', 'auth.notRegistered'],
  }),
  refresh: route({
    method: 'post',
    path: '/auth/refresh',
    summary: 'A new access token for the device that signed in; every refresh token is good for one refresh',
    auth: 'none',
    proof: true,
    body: auth.RefreshSchema,
    answer: auth.SignedInSchema,
    errors: ['auth.required', 'auth.expired'],
  }),
  signOut: route({
    method: 'post',
    path: '/auth/sign-out',
    summary: 'End this session',
    auth: 'agent',
    errors: [],
  }),
  devices: route({
    method: 'get',
    path: '/devices',
    summary: 'My devices',
    auth: 'agent',
    answer: z.object({ items: z.array(auth.DeviceSchema) }),
    errors: [],
  }),
  endDevice: route({
    method: 'delete',
    path: '/devices/{id}',
    summary: 'Sign one device out',
    auth: 'agent',
    params: idParam,
    errors: ['session.notFound'],
  }),
  endAllDevices: route({
    method: 'delete',
    path: '/devices',
    summary: 'Sign every device out, this one too',
    auth: 'agent',
    errors: [],
  }),
  endOtherDevices: route({
    method: 'post',
    path: '/devices/end-others',
    summary: 'Sign every other device out',
    auth: 'agent',
    answer: z.object({ ended: z.number().int() }),
    errors: [],
  }),
  liveTicket: route({
    method: 'post',
    path: '/live/ticket',
    summary: 'Short-lived ticket for the live socket',
    auth: 'agent',
    answer: auth.LiveTicketSchema,
    errors: [],
  }),
} as const;
