/** PIN, approval keys, proofs beyond being signed in, and the rules against fraud. */
export interface ProtectionTables {
  pin_lock: PinLockTable;
  pin_change: PinChangeTable;
  pin_reset_start: PinResetStartTable;
  approval_key: ApprovalKeyTable;
  approval_challenge: ApprovalChallengeTable;
  proof: ProofTable;
  fraud_case: FraudCaseTable;
}

/** Wrong PINs in a row. */
export interface PinLockTable {
  agent_code: string;
  failures: number;
  locked_until: number | null;
  updated_at: number;
  /** Since when the PIN is refused until it has been reset. */
  disabled_at: number | null;
}

/** A change of a PIN that Otomax was asked for. At most one of an agent is `asked` or `sent`. */
export interface PinChangeTable {
  id: string;
  agent_code: string;
  attempt_id: string;
  kind: 'change' | 'reset';
  session_id: string;
  device_name: string;
  state: 'asked' | 'sent' | 'done' | 'refused' | 'unknown';
  failure: 'samePin' | 'unavailable' | 'saleUnderway' | 'notSent' | 'refused' | null;
  inbox_code: number | null;
  asked_at: number;
  final_at: number | null;
  version: number;
}

/** That an operator lets an agent choose a new PIN. */
export interface PinResetStartTable {
  id: string;
  agent_code: string;
  /** User name of who started it. */
  operator: string;
  reason: string;
  at: number;
  until: number;
  /** When the agent finished it, or it was taken back by another. */
  used_at: number | null;
}

/** What may approve an agent's sales in place of the PIN. */
export interface ApprovalKeyTable {
  /** Of a passkey its credential id. */
  id: string;
  agent_code: string;
  /** `device`: a key in the phone's hardware. */
  kind: 'passkey' | 'device';
  /** COSE in base64url of a passkey, JSON Web Key of a device. */
  public_key: string;
  /** The passkey's own count of its signatures. */
  sign_count: number;
  /** What was signed last: the same again is the same order, not a copy of the key. */
  last_digest: string | null;
  /** Where the passkey was made; null for a device. */
  rp_id: string | null;
  origin: string | null;
  name: string;
  session_id: string;
  /** Signatures in a row that did not hold. */
  failures: number;
  created_at: number;
  last_used_at: number | null;
}

/** What a new key has to sign, once. */
export interface ApprovalChallengeTable {
  id: string;
  agent_code: string;
  session_id: string;
  challenge: string;
  rp_id: string;
  origin: string;
  expires_at: number;
}

/** One proof, for one deed, beyond being signed in. */
export interface ProofTable {
  id: string;
  agent_code: string;
  /** The session that asks, and that alone may use it. */
  session_id: string;
  purpose: 'order' | 'pin.reset' | 'session.safe' | 'account.close' | 'account.export';
  method: 'code' | 'device' | 'passkey';
  /** SHA-256 of exactly what is approved, hex; null where the purpose says it all. */
  subject: string | null;
  /** JSON object of strings: the same for people. */
  about: string;
  status: 'asked' | 'given' | 'refused' | 'used';
  /** The one-time code that gives it. */
  code_id: string | null;
  /** The session that said yes or no. */
  answered_by: string | null;
  created_at: number;
  /** Until when it can be given and, once given, used. */
  expires_at: number;
  version: number;
}

/** What the rules against fraud saw in one order, and what became of it. */
export interface FraudCaseTable {
  id: string;
  agent_code: string;
  session_id: string;
  attempt_id: string;
  /** SHA-256 of what was asked, hex, as in the journal. */
  content_hash: string;
  /** The strictest of what the rules wanted. */
  action: 'watch' | 'proof' | 'hold' | 'block';
  /** JSON array: which rules, and the facts that they saw. */
  hits: string;
  /** JSON of the order as the device asked for it, without anything that approves it. */
  wanted: string;
  state: 'noted' | 'asked' | 'proved' | 'waiting' | 'released' | 'rejected' | 'blocked';
  /** What it is written down once for. */
  once: string;
  decided_by: string | null;
  decided_at: number | null;
  /** In the operator's words. */
  reason: string | null;
  /** Until when a released order may be sent. */
  usable_until: number | null;
  created_at: number;
  version: number;
}
