import type { StoreTables } from '@hexaflate/store';
import { keptAccount } from './account.ts';
import { keptDecisions } from './decisions.ts';
import { keptIdentity } from './identity.ts';
import type { KeptTable } from './kept-table.ts';
import { keptPin } from './pin.ts';
import { keptSales } from './sales.ts';
import { keptSignIns } from './sign-ins.ts';

type Table = keyof StoreTables;

/**
 * Everything that we keep of an agent, table by table, in the order in which it is exported and erased: what hangs on
 * other rows goes before them.
 */
export const keptData: Partial<Record<Table, KeptTable>> = {
  ...keptAccount,
  ...keptSales,
  ...keptDecisions,
  ...keptSignIns,
  ...keptPin,
  ...keptIdentity,
};

/** The tables that say nothing of any agent, and why one may believe it. */
export const notAboutAgents: Partial<Record<Table | 'migration', string>> = {
  migration: 'numbers of the schema',
  operator: 'people of the panel',
  operator_session: 'people of the panel',
  operator_role: 'people of the panel',
  operator_totp: 'people of the panel',
  operator_recovery_code: 'people of the panel',
  operator_passkey: 'people of the panel',
  operator_rescue: 'people of the panel',
  operator_rescue_seen: 'people of the panel',
  passkey_challenge: 'people of the panel, for minutes',
  document: 'layout and brand',
  format_confirmation: 'agreements about formats',
  identity_consent_text: 'words of agreements',
  owed_news: 'names of views, for seconds',
  setting_change: 'settings of the installation',
  app_check_token: 'hashes of tokens of apps, for minutes',
  reviewer_use: 'sign-ins of those who review the app for a store',
  used_proof: 'random ids of signed requests, for minutes',
};
