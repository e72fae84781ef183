import type { Generated } from 'kysely';

/** How agents sign in. */
export interface WayInTables {
  sign_in_code: SignInCodeTable;
  sign_in_message: SignInMessageTable;
  linked_account: LinkedAccountTable;
  linked_sign_in: LinkedSignInTable;
  reviewer_access: ReviewerAccessTable;
  reviewer_use: ReviewerUseTable;
  app_check_token: AppCheckTokenTable;
}

/** A one-time code on its way to a phone. Rows exist for unknown numbers too, so that both behave alike. */
export interface SignInCodeTable {
  id: string;
  /** What it opens: a code for one thing is worth nothing for the other. */
  purpose: Generated<'signIn' | 'proof' | 'closeAccount'>;
  /** 08… form. */
  phone: string;
  /** Null when the number belongs to nobody: no code can match, unless one was sent to it all the same. */
  agent_code: string | null;
  /** HMAC of the code under the challenge's own salt, hex. */
  code_hash: string;
  salt: string;
  address: string | null;
  /** The address, or the network that one person has of it. */
  network: string | null;
  /** Thumbprint of the key that signed the request, if one did; a hint, since anybody can make keys. */
  device_key: string | null;
  /** Whether a number that belongs to nobody was sent its code. */
  stranger_told: number;
  /** The reviewer's access whose fixed code it takes. */
  access_id: string | null;
  tries_left: number;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** A text that a number has to send to the operator's center. Rows exist for unknown numbers too. */
export interface SignInMessageTable {
  id: string;
  /** 08… form. */
  phone: string;
  /** Null when the number belongs to nobody. */
  agent_code: string | null;
  /** Thumbprint of the asking device's key: nobody else can go on. */
  device_key: string;
  /** HMAC of the code under the row's own salt, hex. */
  code_hash: string;
  salt: string;
  network: string;
  /** Otomax's newest inbox row when it was asked for: the message must come after it. */
  after_inbox: number;
  /** The newest inbox row that counted as a wrong try. */
  last_inbox: number;
  tries_left: number;
  created_at: number;
  expires_at: number;
  /** When the message was seen. */
  proved_at: number | null;
  used_at: number | null;
}

/** An account elsewhere that may stand for a number. */
export interface LinkedAccountTable {
  id: string;
  provider: 'google' | 'facebook';
  /** The provider's own name for the person, which never changes. */
  subject: string;
  agent_code: string;
  phone: string;
  /** What people know it by: an address with its middle left out, or a name. */
  label: string;
  linked_at: number;
  last_used_at: number | null;
}

/** One way to a provider and back. */
export interface LinkedSignInTable {
  state_hash: string;
  provider: 'google' | 'facebook';
  /** Thumbprint of the key of the device that signs in; null where an agent who is signed in links. */
  device_key: string | null;
  nonce: string;
  /** The PKCE verifier, sealed with the server's key. */
  verifier: string;
  redirect_uri: string;
  /** Set when an agent who is signed in links an account; null when it is to sign somebody in. */
  session_id: string | null;
  agent_code: string | null;
  phone: string | null;
  expires_at: number;
}

/** A fixed code for those who review the app for a store. */
export interface ReviewerAccessTable {
  id: string;
  phone: string;
  agent_code: string;
  /** Sealed with the server's key. */
  code: string;
  /** Wrong codes that are left, over its whole life. */
  tries_left: number;
  opened_by: string;
  opened_at: number;
  expires_at: number;
  closed_at: number | null;
}

/** One sign-in by it. */
export interface ReviewerUseTable {
  id: string;
  access_id: string;
  session_id: string;
  address: string | null;
  device: string;
  at: number;
}

/** App Check tokens that were taken once. */
export interface AppCheckTokenTable {
  token_hash: string;
  expires_at: number;
}
