/** The two keys of a phone. Each is on P-256, is made in its hardware and never leaves it. */
export type KeyName = 'device' | 'approval';

/** Why a phone does not do what it is asked. */
export const vaultCodes = [
  /** No sensor of the strong class, or a system too old for it. */
  'noSensor',
  /** A sensor, and no finger or face known to it. */
  'notEnrolled',
  /** There is no such key: it was never made, or a finger or face was added since. */
  'keyGone',
  /** The person has stopped it, or something came over the prompt. */
  'cancelled',
  /** Too many tries at the sensor; the phone wants its own lock, or time. */
  'lockedOut',
  /** What was kept is there and cannot be opened any more. */
  'storageUnreadable',
  /** Anything else; the phone's log has it. */
  'failed',
] as const;
export type VaultCode = (typeof vaultCodes)[number];

/** What the prompt at the sensor says, in the person's language. */
export interface PromptWords {
  title: string;
  /** The way back to the PIN. */
  cancel: string;
}

/**
 * The native half, as Capacitor hands it over: `DeviceVaultPlugin` in Java and in Swift. Bytes are base64. Whatever it
 * refuses rejects with a `code` of `vaultCodes`.
 */
export interface DeviceVault {
  /** Whether a key that the sensor releases can be made just now: yes, or the code that says why not. */
  sensor(): Promise<{ state: 'ready' | 'notEnrolled' | 'noSensor' }>;
  /** Makes a key in place of the one that was there. Answers its public half: SPKI in DER. */
  makeKey(asked: { key: KeyName }): Promise<{ publicKey: string }>;
  /** The public half of a key that is there; null where none is. */
  findKey(asked: { key: KeyName }): Promise<{ publicKey: string | null }>;
  /** ECDSA with SHA-256 over these bytes, in DER. The approval key asks the sensor first, with these words. */
  sign(asked: { key: KeyName; bytes: string; prompt?: PromptWords }): Promise<{ signature: string }>;
  removeKey(asked: { key: KeyName }): Promise<void>;
  read(asked: { name: string }): Promise<{ value: string | null }>;
  write(asked: { name: string; value: string }): Promise<void>;
  remove(asked: { name: string }): Promise<void>;
  /** Both keys and everything that was kept. */
  wipe(): Promise<void>;
}

/** Why the phone has refused; `failed` for errors that are not its own. */
export function vaultCode(error: unknown): VaultCode {
  const code = error instanceof Object && 'code' in error ? error.code : undefined;
  return vaultCodes.find((one) => one === code) ?? 'failed';
}
