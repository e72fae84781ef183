import { addressBlocks } from '../http/address-blocks.ts';
import { AppError } from '../http/app-error.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

/** Throws `auth.addressNotAllowed` unless the panel may be used from here (`operators.allowedAddresses`). */
export function requireAllowedAddress(settings: SettingSnapshot, address: string): void {
  if (!isAllowed(settings.get('operators.allowedAddresses'), address))
    throw new AppError('auth.addressNotAllowed');
}

/** An empty list allows every address. */
export function isAllowed(list: readonly string[], address: string): boolean {
  return list.length === 0 || addressBlocks(list)(address);
}
