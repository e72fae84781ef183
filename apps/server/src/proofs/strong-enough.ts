import type { ProofPurpose } from '@hexaflate/contract';
import type { SettingSnapshot } from '../settings/settings.ts';

/**
 * Where a code to the phone number is strong enough. Whoever has taken the SIM card over has signed in with such a code
 * already, so on a device that is new a second one proves nothing more: there it never makes the device safe, resets no
 * PIN, and neither closes an account nor takes its data out. An order needs the PIN besides, so there the operator
 * decides. On a safe device the code is a second thing beside the device. An older, safe device is strong enough
 * for everything, and where there is none, only the operator is. For a PIN both count only where the operator wants it
 * so, or has looked into it (`pin.resetNeedsOperator`).
 */
const codeIsEnough: Record<ProofPurpose, 'bySetting' | 'onSafeDevices' | 'never'> = {
  order: 'bySetting',
  'pin.reset': 'onSafeDevices',
  'session.safe': 'never',
  'account.close': 'onSafeDevices',
  'account.export': 'onSafeDevices',
};

/** Whether a one-time code, by itself, is a strong proof for this, from a device that is safe or new. */
export function isCodeEnough(purpose: ProofPurpose, isSafe: boolean, settings: SettingSnapshot): boolean {
  switch (codeIsEnough[purpose]) {
    case 'never':
      return false;
    case 'onSafeDevices':
      return isSafe;
    case 'bySetting':
      return isSafe || settings.get('proofs.codeOnNewDevices');
  }
}
