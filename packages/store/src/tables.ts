import type { Generated } from 'kysely';
import type { IdentityTables } from './identity-tables.ts';
import type {
  AppCheckTokenTable,
  LinkedAccountTable,
  LinkedSignInTable,
  ReviewerAccessTable,
  ReviewerUseTable,
  SignInMessageTable,
} from './tables-ways-in.ts';

/**
 * Our own data. Times are milliseconds since 1970 (UTC); money is a decimal string of rupiah; flags are 0 or 1.
 * Nothing here holds a PIN, a PIN hash, a code or a token in clear.
 */
export interface StoreTables extends IdentityTables {
  operator: OperatorTable;
  operator_session: OperatorSessionTable;
  operator_role: OperatorRoleTable;
  operator_totp: OperatorTotpTable;
  operator_recovery_code: OperatorRecoveryCodeTable;
  operator_passkey: OperatorPasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  proposal: ProposalTable;
  operator_rescue: OperatorRescueTable;
  operator_rescue_seen: OperatorRescueSeenTable;
  sign_in_code: SignInCodeTable;
  session: SessionTable;
  proof: ProofTable;
  fraud_case: FraudCaseTable;
  access_token: AccessTokenTable;
  used_proof: UsedProofTable;
  pin_lock: PinLockTable;
  pin_change: PinChangeTable;
  pin_reset_start: PinResetStartTable;
  approval_key: ApprovalKeyTable;
  approval_challenge: ApprovalChallengeTable;
  live_ticket: LiveTicketTable;
  orders: OrdersTable;
  order_event: OrderEventTable;
  order_note: OrderNoteTable;
  selling_price: SellingPriceTable;
  notification: NotificationTable;
  receipt_settings: ReceiptSettingsTable;
  document: DocumentTable;
  format_confirmation: FormatConfirmationTable;
  owed_news: OwedNewsTable;
  setting_change: SettingChangeTable;
  audit_entry: AuditEntryTable;
  agent_profile: AgentProfileTable;
  profile_photo: ProfilePhotoTable;
  own_data_export: OwnDataExportTable;
  own_data_part: OwnDataPartTable;
  account_closing: AccountClosingTable;
  sign_in_message: SignInMessageTable;
  linked_account: LinkedAccountTable;
  linked_sign_in: LinkedSignInTable;
  reviewer_access: ReviewerAccessTable;
  reviewer_use: ReviewerUseTable;
  app_check_token: AppCheckTokenTable;
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

/** What a session is used with for some minutes. */
export interface AccessTokenTable {
  /** SHA-256, hex. */
  token_hash: string;
  session_id: string;
  expires_at: number;
}

/** Proofs of devices that were used while no shared memory could be asked. */
export interface UsedProofTable {
  id: string;
  expires_at: number;
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

/** One-use tickets that open a live socket. */
export interface LiveTicketTable {
  ticket_hash: string;
  audience: 'agent' | 'operator';
  session_id: string;
  subject: string;
  expires_at: number;
}

/** The journal: written before any side effect, unique per agent and attempt. */
export interface OrdersTable {
  id: string;
  agent_code: string;
  attempt_id: string;
  /** SHA-256 of what was asked, hex. */
  content_hash: string;
  session_id: string | null;
  verb: 'buy' | 'inquire' | 'pay';
  product_code: string;
  product_name: string;
  operator_code: string;
  operator_name: string;
  category: string;
  destination: string;
  buyer_phone: string | null;
  amount: number | null;
  counter: number;
  inquiry_id: string | null;
  max_price: string;
  selling_price: string | null;
  state: 'accepted' | 'submitted' | 'processing' | 'success' | 'failed' | 'unknown';
  failure_code: string | null;
  /** Otomax's own words about the outcome. */
  note: string | null;
  inbox_code: number | null;
  transaction_code: number | null;
  otomax_status: number | null;
  price: string | null;
  balance_before: string | null;
  serial: string | null;
  /** JSON of the inquired bill. */
  bill: string | null;
  price_above_max: number;
  reversed: number;
  assigned_to: string | null;
  accepted_at: number;
  submitted_at: number | null;
  /** When Otomax took it up. */
  processing_at: number | null;
  final_at: number | null;
  unknown_at: number | null;
  updated_at: number;
  version: number;
}

/** What happened to an order, in order. */
export interface OrderEventTable {
  order_id: string;
  seq: number;
  stage: 'accepted' | 'submitted' | 'processing' | 'success' | 'failed' | 'unknown' | 'reversed';
  at: number;
}

export interface OrderNoteTable {
  id: string;
  order_id: string;
  author: string;
  text: string;
  at: number;
}

/** Selling prices of transactions that were not ordered through us. */
export interface SellingPriceTable {
  agent_code: string;
  transaction_code: number;
  selling_price: string;
}

export interface NotificationTable {
  id: string;
  agent_code: string;
  kind: string;
  /** JSON object of strings. */
  params: string;
  order_id: string | null;
  /** What it is about, so that applying a change twice notifies once. */
  dedupe_key: string;
  read_at: number | null;
  created_at: number;
}

export interface ReceiptSettingsTable {
  agent_code: string;
  /** JSON, as the contract's ReceiptSettings. */
  body: string;
  updated_at: number;
}

/** Published documents: the layout, the brand. */
export interface DocumentTable {
  name: string;
  version: number;
  /** JSON. */
  body: string;
  updated_at: number;
}

/** A decision of an operator about one of Otomax's message formats; the highest version of a purpose is in force. */
export interface FormatConfirmationTable {
  /** What is said with it, such as "buy". */
  purpose: string;
  version: number;
  /** Name of Otomax's row; null, like both texts, when an earlier decision was taken back. */
  name: string | null;
  /** What stood there at that moment; null when Otomax had no such row. */
  found: string | null;
  /** What is sent. */
  template: string | null;
  /** User name of who decided. */
  operator: string;
  at: number;
}

/**
 * Written together with a change, deleted when everyone has been told of it: who wrote it may die in between, and the
 * leader tells then. Only where several processes share the store.
 */
export interface OwedNewsTable {
  id: string;
  /** JSON array: tags of the views that changed. */
  tags: string;
  /** The order that moved on, if one did. */
  order_id: string | null;
  /** JSON array: stages that it reached. */
  stages: string;
}

/** One change of a setting; the one with the highest version holds. */
export interface SettingChangeTable {
  key: string;
  /** 1 for the first change. */
  version: number;
  /** JSON; null takes the default again. */
  value: string | null;
  changed_by: string;
  changed_at: number;
}

/** One deed in the audit trail; never changed and never deleted. */
export interface AuditEntryTable {
  chain: string;
  /** 1 for the first of its chain, without gaps. */
  seq: number;
  at: number;
  /** Who did it, as `operator:budi`. */
  actor: string;
  /** What was done, as `setting.changed`. */
  verb: string;
  /** What it was done to, as `setting:pin.firstLock`. */
  subject: string;
  /** Canonical JSON of what the deed changed. */
  before: string | null;
  after: string | null;
  /** In the words of whoever did it. */
  reason: string | null;
  address: string | null;
  session_id: string | null;
  /** Hash of the entry before; 64 zeros for the first. */
  previous_hash: string;
  /** SHA-256 over the canonical JSON of everything else in the row, hex. */
  hash: string;
}

/** What an agent says of his shop, beside Otomax's own words; empty texts are not set. */
export interface AgentProfileTable {
  agent_code: string;
  /** 1 for the first save. */
  version: number;
  store_name: string;
  owner_name: string;
  phone: string;
  province: string;
  city: string;
  street: string;
  postcode: string;
  email: string;
  /** `agent`, or `operator:…` for a correction. */
  changed_by: string;
  changed_at: number;
}

/** A small picture of an agent or his shop. */
export interface ProfilePhotoTable {
  agent_code: string;
  /** Another with each picture. */
  id: string;
  /** JPEG, sealed with the server's key. */
  body: string;
  changed_at: number;
}

/** A file with everything that we keep of an agent: asked for, written in the background, fetched once. */
export interface OwnDataExportTable {
  id: string;
  agent_code: string;
  /** The session that asked, and that alone may fetch it. */
  session_id: string;
  /** Name of its device; null for what was asked before it was kept. */
  device_name: string | null;
  /** `stopped`: by a device of the same agent. */
  state: 'waiting' | 'writing' | 'ready' | 'fetched' | 'expired' | 'stopped';
  /** Whether it was proved beyond the PIN; one that was not leaves out who he is. */
  proved: number;
  /** Written from then on; null for at once. */
  due_at: number | null;
  /** Who is writing it: parts of another run are not its parts. */
  run: string | null;
  run_at: number | null;
  /** Of the finished file. */
  bytes: number | null;
  asked_at: number;
  ready_at: number | null;
  expires_at: number | null;
  /** When it began to be sent; its pieces go as they are sent. */
  fetched_at: number | null;
}

/** A piece of such a file, sealed with the server's key; gone once it was fetched. */
export interface OwnDataPartTable {
  export_id: string;
  run: string;
  seq: number;
  body: string;
}

/** A wish to close an account. At most one of an agent is neither taken back nor done. */
export interface AccountClosingTable {
  id: string;
  agent_code: string;
  asked_by: 'app' | 'page';
  /** In the agent's words. */
  reason: string | null;
  asked_at: number;
  /** When his data goes, unless he comes back before. */
  erase_at: number;
  taken_back_at: number | null;
  /** From here on it cannot be taken back. */
  erasing_at: number | null;
  erased_at: number | null;
  /** Under which his sales stay in the journal. */
  pseudonym: string | null;
  /** When an operator had closed the account in Otomax itself, and who. */
  done_at: number | null;
  done_by: string | null;
}

/** Bookkeeping of numbered migrations. */
export interface MigrationTable {
  number: number;
  name: string;
  applied_at: Generated<number>;
}
