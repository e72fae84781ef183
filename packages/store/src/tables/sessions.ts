/** Signed-in devices and what they carry. */
export interface SessionTables {
  session: SessionTable;
  access_token: AccessTokenTable;
  used_proof: UsedProofTable;
  live_ticket: LiveTicketTable;
}

/** A signed-in device. */
export interface SessionTable {
  id: string;
  agent_code: string;
  phone: string;
  device_name: string;
  platform: 'web' | 'android' | 'ios';
  app_version: string;
  transport: 'cookie' | 'bearer';
  /** RFC 7638, of the key that the device signed in with; empty for sessions from before there were any. */
  key_thumbprint: string;
  /** How often it has been refreshed: only the refresh token of this number is good. */
  refresh_generation: number;
  /** The device's own id of the refresh that led to this generation. */
  refresh_attempt: string | null;
  address: string | null;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
  ended_at: number | null;
  end_reason: 'signedOut' | 'revoked' | 'expired' | 'replaced' | 'copied' | null;
  /**
   * Why the limits of new sessions do not hold for it: an operator's word, or a yes from an older device. `voided`: an
   * operator took it back, and no rule makes it safe again.
   */
  safe_by: 'operator' | 'device' | 'voided' | null;
  safe_at: number | null;
  /** The operator or the device whose word it was. */
  safe_word_of: string | null;
  /** In the operator's words. */
  safe_reason: string | null;
  /** Wrong PINs on it since the last right one on it; null where there were none. */
  wrong_pins: number | null;
}

/** What a session is used with for some minutes. */
export interface AccessTokenTable {
  /** SHA-256, hex. */
  token_hash: string;
  session_id: string;
  expires_at: number;
}

/** Proofs of devices that were used, for as long as they would be good: where one process cannot know alone. */
export interface UsedProofTable {
  id: string;
  expires_at: number;
}

/** One-use tickets that open a live socket. */
export interface LiveTicketTable {
  ticket_hash: string;
  audience: 'agent' | 'operator';
  session_id: string;
  subject: string;
  expires_at: number;
}
