import type { Permission } from '@hexaflate/contract';
import type { ApprovedDeed } from '../audit/approved-deed.ts';

/** A signed-in device of an agent. */
export interface AgentSession {
  id: string;
  agentCode: string;
  phone: string;
  deviceName: string;
  transport: 'cookie' | 'bearer';
  expiresAt: number;
  signedInAt: number;
  /** Thumbprint of the device's key. */
  deviceKey: string;
  /** Why it counts as safe, as the store has it; `safety` says whether it does. */
  safeBy: 'operator' | 'device' | 'voided' | null;
  /** Wrong PINs on this device since the last right one on it. */
  wrongPins: number;
}

/** A signed-in operator of the panel. */
export interface OperatorSession {
  id: string;
  username: string;
  role: string;
  /** What the role allows at this moment. */
  permissions: ReadonlySet<Permission>;
  mustChangePassword: boolean;
  /** Whether there is a second factor, and whether this session has shown it. */
  factor: 'off' | 'asked' | 'shown';
  /** When it was last shown in this session. */
  factorAt: number | null;
  /** Whether he has an authenticator app, and how many passkeys. */
  totp: boolean;
  passkeys: number;
  /** When the password or a passkey was last shown in this session, after signing in. */
  provedAt: number | null;
  /** Set while a deed of his is done because another operator has approved it. */
  approval?: ApprovedDeed;
  /** The role needs a second factor, and there is none yet. */
  mustSetUpFactor: boolean;
  expiresAt: number;
}
