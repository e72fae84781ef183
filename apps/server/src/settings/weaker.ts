import type { SettingValue } from '@hexaflate/contract';
import type { SettingKey } from './definitions.ts';

/**
 * Which way a setting that protects becomes weaker; yes counts above no, so that `lower` is "turned off". `fewer`:
 * something leaves the list; `any`: no change is harmless. `never`: it protects nobody.
 */
type Weaker = 'higher' | 'lower' | 'fewer' | 'any' | 'never';

/** Every setting has its line: one without does not compile, so that nobody forgets to ask what it protects. */
export const weakerWhen: Record<SettingKey, Weaker> = {
  'orders.neverSentAfter': 'never',
  'orders.unknownAfter': 'never',
  'prices.disagreementsInARow': 'higher',
  'pin.triesBeforeLock': 'higher',
  'pin.triesBeforeDisabled': 'higher',
  'pin.firstLock': 'lower',
  'pin.longestLock': 'lower',
  'pin.resetStartLife': 'higher',
  'pin.resetNeedsOperator': 'lower',
  // Off takes passkeys as proofs away, on lets sales pass without the PIN.
  'pin.keysAllowed': 'any',
  'pin.keysPerAgent': 'higher',
  'pin.keyTries': 'higher',
  'signInCode.life': 'higher',
  'signInCode.tries': 'higher',
  'signInCode.resendAfter': 'lower',
  'signInCode.unprovenPerHour': 'higher',
  'signInCode.unprovenPerDevice': 'higher',
  'signInCode.unprovenPerAddress': 'higher',
  'signInCode.registered': 'never',
  'signInCode.unregistered': 'any',
  'signInCode.strangersPerHour': 'higher',
  // They warn whoever is asked for his code.
  'signInCode.message': 'any',
  'signInCode.strangerMessage': 'any',
  'signIn.method': 'any',
  'signIn.contact': 'never',
  // Where agents send the code that signs them in.
  'signInMessage.whatsappNumbers': 'any',
  'signInMessage.smsNumbers': 'any',
  'signInMessage.senderTypes': 'any',
  'signInMessage.text': 'never',
  'signInMessage.life': 'higher',
  'signInMessage.tries': 'higher',
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
  'sessions.singleDevice': 'lower',
  'sessions.operatorIdle': 'higher',
  'sessions.operatorWhole': 'higher',
  'newSessions.perOrder': 'any',
  'newSessions.perDay': 'any',
  'newSessions.safeAfterDays': 'any',
  'newSessions.safeByDevice': 'any',
  'newSessions.safeByIdentity': 'any',
  'newSessions.safeAfterKeyDays': 'any',
  'proofs.codeOnNewDevices': 'any',
  'proofs.codeMessage': 'any',
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
  'identity.open': 'never',
  // 0 is off, so that neither way is harmless.
  'identity.unverifiedPerOrder': 'any',
  'identity.unverifiedPerDay': 'any',
  'identity.secondApprover': 'lower',
  'identity.leaseLife': 'never',
  'identity.addressLife': 'higher',
  'identity.photoMegabytes': 'higher',
  'identity.photoMegapixels': 'higher',
  'identity.photoSide': 'never',
  'identity.photosPerDay': 'higher',
  'identity.liveness': 'lower',
  'identity.livenessSteps': 'lower',
  'identity.livenessLife': 'higher',
  'identity.faceCheck': 'lower',
  'identity.readKtp': 'never',
  // Longer keeps what could be stolen, shorter deletes what cannot be had back.
  'identity.keepRejected': 'any',
  'identity.keepSelfie': 'any',
  'identity.keepAfterAccount': 'any',
  'identity.consentText': 'never',
  'identity.consentTextEnglish': 'never',
  'profile.selfService': 'never',
  'account.numbersHelp': 'never',
  'ownData.exportLife': 'higher',
  'ownData.waitUnproved': 'lower',
  'ownData.exportsPerDay': 'higher',
  'closing.grace': 'lower',
  'closing.codeMessage': 'any',
  'deletionPage.introId': 'never',
  'deletionPage.introEn': 'never',
  'deletionPage.erasedId': 'never',
  'deletionPage.erasedEn': 'never',
  'deletionPage.keptId': 'never',
  'deletionPage.keptEn': 'never',
  'deletionPage.whenId': 'never',
  'deletionPage.whenEn': 'never',
  'operators.passkeysMost': 'higher',
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
    case 'never':
      return false;
  }
}
