export type { Approved, HardwareKey } from './approval-key.ts';
export { approvalKey } from './approval-key.ts';
export type { ShellDeviceKey } from './device-key.ts';
export { shellDeviceKey } from './device-key.ts';
export type { SecureStorage } from './secure-storage.ts';
export { secureStorage } from './secure-storage.ts';
export type { DeviceVault, PromptWords, VaultCode } from './vault.ts';
