import type { SettingValue } from '@hexaflate/contract';
import type { SettingKey } from './definitions.ts';

/** Which way a setting that protects becomes weaker. `fewer`: something leaves the list; `any`: no change is harmless. */
type Weaker = 'higher' | 'lower' | 'fewer' | 'any';

const weakerWhen: Partial<Record<SettingKey, Weaker>> = {
  'pin.triesBeforeLock': 'higher',
  'pin.triesBeforeDisabled': 'higher',
  'pin.firstLock': 'lower',
  'pin.longestLock': 'lower',
  'pin.resetStartLife': 'higher',
  'pin.resetNeedsOperator': 'any',
  'pin.keyTries': 'higher',
  'signInCode.life': 'higher',
  'signInCode.tries': 'higher',
  'signInCode.resendAfter': 'lower',
  'signInCode.unprovenPerHour': 'higher',
  'signInCode.unprovenPerDevice': 'higher',
  'signInCode.unprovenPerAddress': 'higher',
  'signInCode.strangersPerHour': 'higher',
  'signInMessage.life': 'higher',
  'signInMessage.tries': 'higher',
  'signInMessage.senderTypes': 'any',
  'signInGoogle.clientIds': 'any',
  'signInFacebook.appIds': 'any',
  'appCheck.web': 'any',
  'appCheck.android': 'any',
  'appCheck.ios': 'any',
  'appCheck.projectNumber': 'any',
  'appCheck.appIds': 'any',
  'sessions.accessLife': 'higher',
  'sessions.agentLife': 'higher',
  'sessions.agentWhole': 'higher',
  'sessions.singleDevice': 'any',
  'sessions.operatorIdle': 'higher',
  'sessions.operatorWhole': 'higher',
  'prices.disagreementsInARow': 'higher',
  'newSessions.perOrder': 'any',
  'newSessions.perDay': 'any',
  'newSessions.safeAfterDays': 'any',
  'newSessions.safeByDevice': 'any',
  'newSessions.safeByIdentity': 'any',
  'newSessions.safeAfterKeyDays': 'any',
  'proofs.codeOnNewDevices': 'any',
  'proofs.giveWithin': 'higher',
  'proofs.useWithin': 'higher',
  'proofs.asksPerHour': 'higher',
  'fraud.newDevice.action': 'any',
  'fraud.newDevice.within': 'any',
  'fraud.newDevice.amount': 'any',
  'fraud.newDestinations.action': 'any',
  'fraud.newDestinations.within': 'any',
  'fraud.newDestinations.count': 'any',
  'fraud.nightHours.action': 'any',
  'fraud.nightHours.from': 'any',
  'fraud.nightHours.until': 'any',
  'fraud.nightHours.amount': 'any',
  'fraud.sharedDevice.action': 'any',
  'fraud.sharedDevice.count': 'any',
  'fraud.sharedIdentity.action': 'any',
  'fraud.sharedIdentity.count': 'any',
  'fraud.velocity.action': 'any',
  'fraud.velocity.within': 'any',
  'fraud.velocity.count': 'any',
  'fraud.velocity.sum': 'any',
  'fraud.releaseFor': 'higher',
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
