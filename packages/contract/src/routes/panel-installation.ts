import * as z from 'zod';
import * as installation from '../installation.ts';
import { route } from './definition.ts';

/** What the panel knows and decides about the Otomax beside us. */
export const panelInstallationRoutes = {
  adminInstallation: route({
    method: 'get',
    path: '/admin/otomax',
    summary: 'The Otomax behind this server: what it offers and how one speaks to it',
    auth: 'operator',
    permission: 'otomax.view',
    answer: installation.InstallationSchema,
    errors: ['otomax.unavailable'],
  }),
  adminCheckInstallation: route({
    method: 'post',
    path: '/admin/otomax/check',
    summary: 'Look at it anew',
    auth: 'operator',
    permission: 'otomax.view',
    answer: installation.InstallationSchema,
    errors: ['otomax.unavailable'],
  }),
  adminConfirmFormats: route({
    method: 'post',
    path: '/admin/otomax/formats',
    summary: 'Agree to message formats, all of them or none',
    auth: 'operator',
    permission: 'otomax.agree',
    fresh: true,
    approval: 'otomax.agree',
    body: installation.ConfirmFormatsSchema,
    answer: installation.InstallationSchema,
    errors: ['format.moved', 'format.unusable', 'otomax.unavailable'],
  }),
  adminWithdrawFormat: route({
    method: 'delete',
    path: '/admin/otomax/formats/{purpose}',
    summary: 'Take a confirmation back',
    auth: 'operator',
    permission: 'otomax.agree',
    fresh: true,
    approval: 'otomax.agree',
    params: z.object({ purpose: installation.FormatPurposeSchema }),
    answer: installation.InstallationSchema,
    errors: ['otomax.unavailable'],
  }),
  adminTryFormat: route({
    method: 'post',
    path: '/admin/otomax/trial',
    summary: 'Write a message and read it back; nothing is sent',
    auth: 'operator',
    permission: 'otomax.view',
    body: installation.TryFormatSchema,
    answer: installation.FormatTrialSchema,
    errors: ['otomax.unavailable'],
  }),
} as const;
