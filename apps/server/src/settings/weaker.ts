import type { SettingValue } from '@hexaflate/contract';
import type { SettingKey } from './definitions.ts';

/** Which way a setting that protects becomes weaker. `fewer`: something leaves the list; `any`: no change is harmless. */
type Weaker = 'higher' | 'lower' | 'fewer' | 'any';

const weakerWhen: Partial<Record<SettingKey, Weaker>> = {
  'pin.triesBeforeLock': 'higher',
  'pin.firstLock': 'lower',
  'pin.longestLock': 'lower',
  'signInCode.life': 'higher',
  'signInCode.tries': 'higher',
  'signInCode.resendAfter': 'lower',
  'signInCode.unprovenPerHour': 'higher',
  'sessions.agentLife': 'higher',
  'sessions.operatorIdle': 'higher',
  'sessions.operatorWhole': 'higher',
  'prices.disagreementsInARow': 'higher',
  'operators.allowedAddresses': 'any',
  'operators.secondFactorRoles': 'fewer',
  'operators.stepUpLife': 'higher',
  'operators.reauthLife': 'higher',
  'operators.invitationLife': 'higher',
  'operators.approvalVerbs': 'fewer',
  'operators.proposalLife': 'higher',
};

/** Whether a change of a setting takes protection away. Values as on the wire. */
export function weakens(key: SettingKey, from: SettingValue, to: SettingValue): boolean {
  switch (weakerWhen[key]) {
    case 'higher':
      return Number(to) > Number(from);
    case 'lower':
      return Number(to) < Number(from);
    case 'fewer':
      return Array.isArray(from) && Array.isArray(to) && from.some((one) => !to.includes(one));
    case 'any':
      return !Bun.deepEquals(from, to);
    case undefined:
      return false;
  }
}
