import * as closing from '../closing.ts';
import * as ownData from '../own-data.ts';
import * as profile from '../profile.ts';
import { idParam, route } from './definition.ts';

/** An agent's own account: profile, numbers, data, and its end. */
export const accountRoutes = {
  profile: route({
    method: 'get',
    path: '/profile',
    summary: 'What I say of my shop, beside what Otomax says',
    auth: 'agent',
    answer: profile.ProfileSchema,
    errors: ['auth.notAllowed'],
  }),
  saveProfile: route({
    method: 'put',
    path: '/profile',
    summary: 'Change what I say of my shop',
    auth: 'agent',
    body: profile.SaveProfileSchema,
    answer: profile.ProfileSchema,
    errors: ['profile.conflict', 'profile.turnedOff', 'account.closing', 'auth.notAllowed'],
  }),
  numbers: route({
    method: 'get',
    path: '/numbers',
    summary: 'Numbers and addresses that are registered for me in Otomax',
    auth: 'agent',
    answer: profile.NumbersSchema,
    errors: [],
  }),
  ownDataExport: route({
    method: 'get',
    path: '/own-data',
    summary: 'Where the newest copy of my data stands',
    auth: 'agent',
    answer: ownData.NewestExportSchema,
    errors: [],
  }),
  askOwnData: route({
    method: 'post',
    path: '/own-data',
    summary: 'Ask for a copy of everything that is kept of me; it is written in the background',
    auth: 'agent',
    body: ownData.PinProofSchema,
    answer: ownData.OwnDataExportSchema,
    status: 202,
    errors: ['pin.wrong', 'pin.locked', 'export.tooMany', 'otomax.unavailable'],
  }),
  fetchOwnData: route({
    method: 'post',
    path: '/own-data/{id}/file',
    summary: 'The file itself (ZIP), once, on the device that asked',
    auth: 'agent',
    params: idParam,
    file: true,
    errors: ['export.gone', 'export.otherDevice'],
  }),
  closing: route({
    method: 'get',
    path: '/closing',
    summary: 'What closing my account means, or when it comes about',
    auth: 'agent',
    answer: closing.ClosingSchema,
    errors: ['auth.notAllowed', 'otomax.unavailable'],
  }),
  closeAccount: route({
    method: 'post',
    path: '/closing',
    summary: 'Close my account after the grace, and sign every device out now',
    auth: 'agent',
    body: closing.CloseAccountSchema,
    errors: ['pin.wrong', 'pin.locked', 'closing.running', 'otomax.unavailable'],
  }),
  comeBack: route({
    method: 'post',
    path: '/closing/take-back',
    summary: 'Keep my account after all',
    auth: 'agent',
    errors: ['closing.notRunning'],
  }),
} as const;
