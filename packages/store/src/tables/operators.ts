import type { Generated } from 'kysely';

/** The operators of the panel, their roles, second factors and deeds that wait for a second one. */
export interface OperatorTables {
  operator: OperatorTable;
  operator_role: OperatorRoleTable;
  operator_session: OperatorSessionTable;
  operator_totp: OperatorTotpTable;
  operator_recovery_code: OperatorRecoveryCodeTable;
  operator_passkey: OperatorPasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  proposal: ProposalTable;
  operator_rescue: OperatorRescueTable;
  operator_rescue_seen: OperatorRescueSeenTable;
}

/** Who may use the panel. */
export interface OperatorTable {
  username: string;
  /** argon2id, in PHC string form. */
  password_hash: string;
  must_change_password: number;
  created_at: number;
  /** Name of a built-in role or of one in `operator_role`. */
  role: Generated<string>;
  /** After this a one-time password is not accepted; null for the first account and for passwords of one's own. */
  invited_until: number | null;
  /** What his passkeys call him, random, base64url; null until there is a first one. */
  passkey_handle: Generated<string | null>;
}

/** A role that this installation has made. */
export interface OperatorRoleTable {
  name: string;
  /** JSON array of permissions. */
  permissions: string;
  changed_by: string;
  changed_at: number;
}

export interface OperatorSessionTable {
  id: string;
  /** SHA-256 of the opaque token, hex. */
  token_hash: string;
  username: string;
  address: string | null;
  /** As people would say it: "Chrome di Windows". */
  device: Generated<string>;
  /** When the second factor was last shown in it. */
  factor_at: number | null;
  /** When the password or a passkey was last shown in it, after signing in. */
  proved_at: Generated<number | null>;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

/** The secret that an operator's authenticator app shares with us. */
export interface OperatorTotpTable {
  username: string;
  /** Sealed with the server's key. */
  secret: string;
  /** Null until a first code was shown; it does not count before. */
  confirmed_at: number | null;
  /** Half minute of the last code that was taken: no code of it or before is taken again. */
  last_step: number;
}

/** For one sign-in without the app. */
export interface OperatorRecoveryCodeTable {
  /** SHA-256, hex. */
  code_hash: string;
  username: string;
  used_at: number | null;
}

/** A passkey that an operator has registered. */
export interface OperatorPasskeyTable {
  /** The credential's id, base64url. */
  id: string;
  username: string;
  /** Host name of the panel that it was made for, and is good for alone. */
  rp_id: string;
  /** COSE key, base64url. */
  public_key: string;
  /** How often it says that it has signed; 0 for those that do not count. */
  counter: number;
  /** JSON array: how a browser reaches it. */
  transports: string;
  name: string;
  /** 1 when it is kept in an account of its maker and may be on several devices. */
  backed_up: number;
  created_at: number;
  last_used_at: number | null;
}

/** A random value that an authenticator is to sign, once and soon. */
export interface PasskeyChallengeTable {
  /** SHA-256, hex. */
  challenge_hash: string;
  purpose: 'register' | 'signIn' | 'show';
  /** The session that asked; null before there is one. */
  session_id: string | null;
  expires_at: number;
}

/** A deed that waits for a second operator's word, or has had it. */
export interface ProposalTable {
  id: string;
  /** What kind of deed, as the setting names it. */
  verb: string;
  /** Name of the contract's route. */
  route: string;
  /** JSON: its path parameters and body, as they were checked. */
  input: string;
  /** JSON: what it will tell the trail, as things stood when it was proposed. */
  changes: string;
  /** SHA-256 over verb, route, input and changes, hex. */
  digest: string;
  proposer: string;
  session_id: string;
  reason: string;
  state: 'open' | 'done' | 'refused' | 'withdrawn' | 'moved';
  created_at: number;
  expires_at: number;
  /** Whose turn it is to do it, and until when (milliseconds) nobody else may try. */
  run: string | null;
  run_until: number | null;
  decided_by: string | null;
  decided_at: number | null;
  decided_reason: string | null;
}

/** A way in that was made on the server's own machine. */
export interface OperatorRescueTable {
  id: string;
  username: string;
  /** JSON array: what was done. */
  deeds: string;
  /** Account of the operating system that did it. */
  system_user: string;
  machine: string;
  at: number;
}

/** An owner who has been told of a rescue. */
export interface OperatorRescueSeenTable {
  rescue_id: string;
  username: string;
}
