import type { Sentence } from '@hexaflate/contract';
import * as z from 'zod';
import { accountSettings } from './definitions/account.ts';
import { appCheckSettings } from './definitions/app-check.ts';
import { deletionPageSettings } from './definitions/deletion-page.ts';
import { fraudSettings } from './definitions/fraud.ts';
import { identitySettings } from './definitions/identity.ts';
import { newSessionSettings } from './definitions/new-sessions.ts';
import { operatorSettings } from './definitions/operators.ts';
import { orderSettings } from './definitions/orders.ts';
import { pinSettings } from './definitions/pin.ts';
import { proofSettings } from './definitions/proofs.ts';
import { sessionSettings } from './definitions/sessions.ts';
import { signInCodeSettings } from './definitions/sign-in-codes.ts';
import { signInMessageSettings } from './definitions/sign-in-messages.ts';
import { linkedAccountSettings, signInWaySettings } from './definitions/sign-in-ways.ts';

/** The panel's headings, in its order, and the settings under each. The rules against fraud have a room of their own. */
export const settingGroups = [
  { id: 'pin', title: { id: 'PIN mitra', en: "Agents' PIN" }, settings: pinSettings },
  { id: 'signInWays', title: { id: 'Cara masuk', en: 'Ways in' }, settings: signInWaySettings },
  { id: 'signInCodes', title: { id: 'Kode masuk', en: 'Sign-in codes' }, settings: signInCodeSettings },
  {
    id: 'signInMessages',
    title: { id: 'Masuk dengan mengirim pesan', en: 'Signing in by a text' },
    settings: signInMessageSettings,
  },
  {
    id: 'linkedAccounts',
    title: { id: 'Google dan Facebook', en: 'Google and Facebook' },
    settings: linkedAccountSettings,
  },
  {
    id: 'appCheck',
    title: { id: 'Aplikasi asli (App Check)', en: 'Genuine app (App Check)' },
    settings: appCheckSettings,
  },
  { id: 'sessions', title: { id: 'Lama masuk', en: 'Staying signed in' }, settings: sessionSettings },
  { id: 'newSessions', title: { id: 'Perangkat baru', en: 'New devices' }, settings: newSessionSettings },
  { id: 'proofs', title: { id: 'Konfirmasi tambahan', en: 'Confirmations' }, settings: proofSettings },
  { id: 'orders', title: { id: 'Pesanan dan harga', en: 'Orders and prices' }, settings: orderSettings },
  { id: 'account', title: { id: 'Akun mitra', en: "Agents' accounts" }, settings: accountSettings },
  {
    id: 'deletionPage',
    title: { id: 'Halaman hapus akun', en: 'Account-deletion page' },
    settings: deletionPageSettings,
  },
  { id: 'operators', title: { id: 'Operator panel', en: 'Operators' }, settings: operatorSettings },
  {
    id: 'identity',
    title: { id: 'Dokumen identitas', en: 'Identity documents' },
    settings: identitySettings,
  },
] as const satisfies readonly { id: string; title: Sentence; settings: Record<string, z.ZodType> }[];

/** Every setting there is. Reading what is stored through it fills in the defaults. */
export const SettingsSchema = z.object({
  ...pinSettings,
  ...signInWaySettings,
  ...signInCodeSettings,
  ...signInMessageSettings,
  ...linkedAccountSettings,
  ...appCheckSettings,
  ...sessionSettings,
  ...newSessionSettings,
  ...proofSettings,
  ...fraudSettings,
  ...orderSettings,
  ...accountSettings,
  ...deletionPageSettings,
  ...operatorSettings,
  ...identitySettings,
});

/** Values as the code uses them: milliseconds, Money, lists, text. */
export type SettingValues = z.output<typeof SettingsSchema>;
export type SettingKey = keyof SettingValues;
export const SettingKeySchema = SettingsSchema.keyof();
