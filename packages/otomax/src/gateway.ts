import type { Money } from '@hexaflate/contract/money';
import type { AgreedFormat, PurposeReading } from './formats-agreement.ts';
import type { FormatPurpose } from './formats-purposes.ts';
import type { FormatProblem, Token } from './formats-template.ts';
import type { FormatTrial, FormatTrialResult } from './formats-trial.ts';
import type { Installation } from './installation.ts';

/**
 * The one door to an Otomax installation. Everything above packages/otomax speaks these English words and knows
 * neither tables nor dialects. Two drivers implement it: the embedded sandbox and SQL Server.
 * Times are absolute (`Date`), whatever zone the database keeps. Money is scaled rupiah.
 */
export interface Gateway {
  /** What this installation offers, as it was last detected. */
  capabilities(): Promise<Capabilities>;
  /**
   * Looks at the installation anew and goes on with what it finds, without a restart. Answers what has changed since
   * the last look, in words for the log. Called on a schedule, and whenever something was changed by hand.
   */
  detect(): Promise<string[]>;
  /** One cheap round trip, in milliseconds; throws when Otomax cannot be reached. */
  ping(): Promise<number>;
  /** Statements sent to Otomax since start, so that a test can show a warm view never touches it. */
  statementCount(): number;
  /** Statements that the change feed has sent since start, on its own account. */
  feedStatementCount(): number;
  close(): Promise<void>;

  // --- agents -------------------------------------------------------------------------------------------------
  /** The agent that owns this phone number (any Indonesian spelling) through a registered sender. */
  agentByPhone(phone: string): Promise<Agent | undefined>;
  agent(agentCode: string): Promise<Agent | undefined>;
  /** What of an agent decides whether he may spend, in one statement: every order asks. */
  funds(agentCode: string): Promise<Funds | undefined>;
  agents(filter: AgentFilter, page: PageRequest): Promise<Page<Agent>>;
  senders(agentCode: string): Promise<Sender[]>;
  /** Compares in constant time inside the driver, so that no PIN climbs above it. False for unknown agents. */
  verifyPin(agentCode: string, pin: string): Promise<boolean>;

  // --- catalogue ----------------------------------------------------------------------------------------------
  /** Operators and products that this agent may see, with his own price (section 5.1), optionally one category. */
  catalog(agentCode: string, category?: string): Promise<CatalogOperator[]>;
  /** The product and its price for this agent now, read straight from Otomax. */
  quote(agentCode: string, productCode: string): Promise<Quote | undefined>;
  /** How long recent successes of each product took, over the newest `sample` transactions. */
  productTimings(sample: number): Promise<ProductTiming[]>;

  // --- transactions and ledger --------------------------------------------------------------------------------
  /** Newest first. Inquiries (price 0 with a stored bill) are left out unless asked for. */
  transactions(filter: TransactionFilter, page: PageRequest): Promise<Page<Transaction>>;
  transaction(code: number): Promise<Transaction | undefined>;
  /** The ledger (mutasi) of one agent, newest first. */
  ledger(agentCode: string, page: PageRequest): Promise<Page<LedgerEntry>>;
  ledgerEntry(code: number): Promise<LedgerEntry | undefined>;
  /** Totals of the local day that contains `day`, one row per hour that has sales. */
  salesByHour(day: Date): Promise<SalesHour[]>;
  /** Same product and destination for this agent since local midnight, newest first, pending or successful. */
  similarToday(agentCode: string, productCode: string, destination: string): Promise<Transaction[]>;

  // --- orders -------------------------------------------------------------------------------------------------
  /**
   * Sends one order, exactly once: in a single transaction of Otomax's database it finds or writes the submission
   * row (primary key `orderId`, unique on agent and attempt) together with the inbox row. Calling it again with
   * the same order id, after any crash, answers what happened the first time and sends nothing.
   * Above `maxPrice` it writes a `neverSent` submission and sends nothing.
   */
  submit(submission: SubmissionRequest): Promise<Submission>;
  /**
   * Bars an order that was never sent, by writing a `neverSent` submission under its key. When the order was
   * sent after all, nothing changes and the existing submission is returned.
   */
  closeNeverSent(submission: SubmissionRequest, reason: NeverSentReason): Promise<Submission>;
  submission(orderId: string): Promise<Submission | undefined>;
  /** Orders' submissions newer than `since`, oldest first, to rebuild a lost journal; a page may be short of some. */
  submissionsSince(since: Date, page: PageRequest): Promise<Page<Submission>>;
  /** What became of an inbox row: still waiting, refused, answered, or a transaction. */
  outcome(inboxCode: number): Promise<InboxOutcome | undefined>;

  // --- PIN ----------------------------------------------------------------------------------------------------
  /**
   * Asks Otomax, exactly once, to replace an agent's PIN: submission row and inbox row in one transaction, as for an
   * order. The message is written in the installation's own format with the PIN that stands there at that moment, so
   * that neither a change nor a reset needs it handed over. Of the new PIN nothing but Otomax's own message remains.
   */
  changePin(request: PinChangeRequest, newPin: string): Promise<PinChangeSubmission>;
  /** Bars a change that was never sent, as `closeNeverSent` does an order. */
  closePinChange(request: PinChangeRequest, reason: PinNeverSentReason): Promise<PinChangeSubmission>;
  /** What became of a change that was sent; undefined for one that is not known. */
  pinChangeOutcome(id: string): Promise<PinChangeOutcome | undefined>;
  /** Digits that belong to an agent, and that a thief would try first. */
  personalDigits(agentCode: string): Promise<PersonalDigits>;

  // --- message formats ----------------------------------------------------------------------------------------
  /** The installation's message formats as they stand now, and what each purpose of ours makes of them. */
  formats(): Promise<FormatsReading>;
  /**
   * Says what the operator has agreed to, until the next call. Where formats do not count as agreed to as they stand,
   * nothing is sent in any other.
   */
  agreeOnFormats(agreed: readonly AgreedFormat[]): void;
  /** Writes a message in a template and reads it back as Otomax would. Nothing is sent, and zeros stand for PINs. */
  tryFormat(trial: FormatTrial): Promise<FormatTrialResult>;

  // --- messages -----------------------------------------------------------------------------------------------
  /** Sends a text (an OTP, a notice) through Otomax's own senders by an outbox row. */
  sendMessage(message: OutgoingMessage): Promise<void>;
  /** The number of the newest inbox row, 0 where there is none: what comes later has a higher one. */
  newestInbox(): Promise<number>;
  /**
   * What these numbers (08… form) have written to the operator's centers after this inbox row, oldest first. Answers of
   * suppliers and what came through our own center are left out.
   */
  messagesFrom(phones: readonly string[], after: number): Promise<IncomingMessage[]>;

  /**
   * Marks up to `limit` queued answers to requests of our own center as sent, because nobody else delivers them, and
   * answers how many. Touches no other row of Otomax's; does nothing where `replies` is missing.
   */
  settleReplies(limit: number): Promise<number>;

  // --- change feed --------------------------------------------------------------------------------------------
  /**
   * The oldest queued changes. They stay queued until `acknowledge`: at least once, in commit order. Where no trigger
   * tells of changes, `waitForChanges` looks for them, several writes of a row may become one change, and `at` is when
   * it was found.
   */
  changes(limit: number): Promise<Change[]>;
  acknowledge(changes: readonly Change[]): Promise<void>;
  /**
   * Resolves as soon as something may have been queued, at the latest after `timeoutMs`. Cheap enough to be called
   * in a loop all day.
   */
  waitForChanges(timeoutMs: number): Promise<void>;
}

export interface Capabilities {
  driver: 'sandbox' | 'sqlserver';
  /** Digits of a PIN on this installation. */
  pinLength: number;
  /** Minutes that the database's local time is ahead of UTC. */
  utcOffsetMinutes: number;
  /** Features that the installation lacks, each with the reason. */
  missing: MissingFeature[];
  /** What texts can be sent by, as far as Otomax's tables tell. */
  channels: readonly MessageChannel[];
  /** What was found there; null for the embedded sandbox, which is always the same. */
  installation: Installation | null;
}

export interface MissingFeature {
  feature: Feature;
  code: MissingCode;
  /** The table, format, right or column that the reason speaks of. */
  detail: string;
  /** The reason in plain English, for logs; `missingWords` has it in both languages. */
  reason: string;
}

export type MissingCode =
  | 'noCenter'
  | 'noFormat'
  | 'formatUnconfirmed'
  | 'formatChanged'
  | 'formatStolen'
  | 'noRight'
  | 'notInstalled'
  | 'mustFill'
  | 'noColumn'
  | 'unreadable';

export type Feature =
  | 'buy'
  | 'repeat'
  | 'openAmount'
  | 'buyerPhone'
  | 'bills'
  | 'ownReference'
  | 'changePin'
  | 'messages'
  /** Answers to our own requests are marked as delivered, so that Otomax's queue does not pile up. */
  | 'replies';

export type { AgreedFormat, PurposeReading, PurposeState } from './formats-agreement.ts';
export { type FormatPurpose, isFormatPurpose, purposeOf } from './formats-purposes.ts';
export type { FormatTrial, FormatTrialResult } from './formats-trial.ts';

export interface FormatsReading {
  /** True on a sandbox, where formats count as agreed to as they stand. */
  asFound: boolean;
  found: FoundFormat[];
  purposes: PurposeReading[];
}

/** One row of Otomax's message formats. */
export interface FoundFormat {
  /** Otomax's built-in name, such as "Transaksi25". */
  name: string;
  template: string;
  /** Otomax's own words for it. */
  description: string | null;
  /** Empty when the template cannot be read. */
  pieces: Token[];
  /** Why it cannot be read. */
  problem: FormatProblem | null;
  /** What we could say with it. */
  purposes: FormatPurpose[];
}

export interface PageRequest {
  /** At most this many rows. */
  limit: number;
  /** The `next` of the page before. Throws `BadCursorError` when it was not made here. */
  cursor?: string | undefined;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export interface Agent {
  code: string;
  name: string;
  ownerName: string | null;
  address: string | null;
  /** The registered numbers in 08… form. */
  phones: string[];
  balance: Money;
  /** Balance that must remain; what can be spent is balance - minimumBalance. */
  minimumBalance: Money;
  points: number;
  /** Commission not yet exchanged. */
  commission: Money;
  level: { code: string; name: string };
  uplineCode: string | null;
  markup: Money;
  status: 'active' | 'inactive' | 'suspended' | 'deleted';
  registeredAt: Date | null;
  lastActiveAt: Date | null;
}

/** What an agent has, and whether he may use it. */
export type Funds = Pick<Agent, 'status' | 'balance' | 'minimumBalance'>;

export interface AgentFilter {
  /** Matches code, name, owner or number. */
  search?: string | undefined;
  status?: Agent['status'] | undefined;
}

export interface Sender {
  address: string;
  /** S SMS, W WhatsApp, G Jabber, 1 IP … as Otomax keeps it. */
  type: string;
}

/** Why something cannot be bought now. */
export type ClosedReason = 'inactive' | 'disrupted' | 'outOfStock' | 'cutoff' | 'unpriced' | 'unsupported';

export interface CatalogOperator {
  code: string;
  name: string;
  /** Slug of the operator's category note: "pulsa", "data", "pln-token", "ewallet", "games", … */
  category: string;
  /** Number prefixes in 08… form; empty when the operator is chosen by hand. */
  prefixes: string[];
  /** Regular expression that a whole destination must match, if the installation has one. */
  pattern: string | null;
  minLength: number | null;
  maxLength: number | null;
  closed: ClosedReason | null;
  products: CatalogProduct[];
}

export interface CatalogProduct {
  code: string;
  name: string;
  operatorCode: string;
  /** The product's own note (subcategory or description). */
  note: string | null;
  /** What this agent pays, excluding the bill or the open amount. */
  price: Money;
  /** Face value in rupiah when there is one. */
  nominal: number | null;
  /** `open`: the agent types the amount (rupiah); `bill`: the amount comes from an inquiry. */
  pricing: 'fixed' | 'open' | 'bill';
  /** Limits of an open amount in rupiah. */
  amount: { min: number; max: number; step: number } | null;
  wantsBuyerPhone: boolean;
  /** The product can be inquired before buying (a bill, or the name behind a meter). */
  inquiry: boolean;
  points: number;
  closed: ClosedReason | null;
}

export interface Quote {
  product: CatalogProduct;
  operator: Omit<CatalogOperator, 'products'>;
}

export interface ProductTiming {
  productCode: string;
  count: number;
  p50Ms: number;
  p95Ms: number;
  successRate: number;
}

export type TransactionState = 'pending' | 'success' | 'failed';

export interface Transaction {
  code: number;
  agentCode: string;
  productCode: string;
  productName: string;
  operatorCode: string;
  operatorName: string;
  category: string;
  destination: string;
  price: Money;
  quantity: number | null;
  balanceBefore: Money | null;
  state: TransactionState;
  /** Otomax's status code, and its English name from the shared table (unknown codes by range). */
  status: number;
  statusName: string;
  /** Serial, token or bill text on success. */
  serial: string | null;
  /** Failure reason or supplier's note, for people. */
  note: string | null;
  ownReference: string | null;
  inboxCode: number | null;
  points: number;
  /** True for bill inquiries, which cost nothing. */
  inquiry: boolean;
  /** The inquired bill: name and amounts parsed from the stored bill. */
  bill: Bill | null;
  enteredAt: Date;
  statusAt: Date | null;
}

export interface Bill {
  customerName: string;
  /** What the customer owes, without our price. */
  amount: Money;
  /** Further rows to show, in the supplier's words, such as period or tariff. */
  details: { label: string; value: string }[];
}

export interface TransactionFilter {
  agentCode?: string | undefined;
  state?: TransactionState | undefined;
  category?: string | undefined;
  /** Matches destination, serial or transaction number. */
  search?: string | undefined;
  from?: Date | undefined;
  /** Exclusive. */
  to?: Date | undefined;
  includeInquiries?: boolean | undefined;
}

export interface LedgerEntry {
  code: number;
  agentCode: string;
  at: Date;
  amount: Money;
  balanceAfter: Money | null;
  kind: LedgerKind;
  text: string;
  transactionCode: number | null;
  counterpartCode: string | null;
}

export type LedgerKind =
  | 'manual'
  | 'sale'
  | 'refund'
  | 'deposit'
  | 'commission'
  | 'transferOut'
  | 'transferIn'
  | 'messageFee'
  | 'points'
  | 'other';

export interface SalesHour {
  /** Local hour 0-23. */
  hour: number;
  count: number;
  success: number;
  failed: number;
  /** Revenue of successes. */
  revenue: Money;
}

export interface SubmissionRequest {
  orderId: string;
  agentCode: string;
  attemptId: string;
  contentHash: string;
  verb: 'buy' | 'inquire' | 'pay';
  productCode: string;
  destination: string;
  /** Open amount in rupiah. */
  amount: number | null;
  /** 1 for the first purchase of the day to this destination, 2 for an explicit repeat, … */
  counter: number;
  buyerPhone: string | null;
  /** Ceiling for what Otomax may debit, bill included. Ignored for inquiries. */
  maxPrice: Money;
}

export interface PinChangeRequest {
  id: string;
  agentCode: string;
  attemptId: string;
  /** `reset`: the agent has forgotten the present one, and proved himself otherwise. */
  kind: 'change' | 'reset';
}

export type PinNeverSentReason = 'samePin' | 'noFormat' | 'unknownAgent' | 'saleUnderway' | 'tooOld';

export interface PinChangeSubmission {
  id: string;
  state: 'sent' | 'neverSent';
  reason: PinNeverSentReason | null;
  /** Set when sent. */
  inboxCode: number | null;
  at: Date;
}

/** Otomax's answer to a change of the PIN. Its text is nobody's to read: some installations repeat the PIN in it. */
export interface PinChangeOutcome {
  state: 'waiting' | 'refused' | 'answered';
  /** When Otomax last touched the message. */
  at: Date | null;
  /** Whether the new PIN is the one that stands there now; null where that cannot be told. */
  stands: boolean | null;
}

export interface PersonalDigits {
  /** In 08… form. */
  phones: string[];
  /** As yyyy-mm-dd, by the identity number that Otomax keeps; null where it keeps none. */
  birthDate: string | null;
}

export type NeverSentReason =
  | 'tooOld'
  | 'priceMoved'
  | 'closed'
  | 'noFormat'
  | 'messageTooLong'
  | 'noBill'
  | 'unknownAgent';

export interface Submission {
  orderId: string;
  agentCode: string;
  attemptId: string;
  contentHash: string;
  state: 'sent' | 'neverSent';
  reason: NeverSentReason | null;
  /** Set when sent. */
  inboxCode: number | null;
  /** Price computed inside the submitting transaction (bill included). */
  price: Money | null;
  request: SubmissionRequest;
  at: Date;
}

export interface InboxOutcome {
  inboxCode: number;
  /** Otomax's inbox status. */
  status: number;
  statusName: string;
  state: 'waiting' | 'refused' | 'answered' | 'transaction';
  transaction: Transaction | null;
  /** Newest outbox text about it, for people only. */
  reply: string | null;
}

/** How a text reaches a phone. */
export type MessageChannel = 'sms' | 'whatsapp';

/** A text that a number has sent to the operator. */
export interface IncomingMessage {
  inboxCode: number;
  /** 08… form. */
  phone: string;
  /** How it came, in Otomax's letter: S SMS, W WhatsApp, Y and G bridges. */
  senderType: string;
  text: string;
}

export interface OutgoingMessage {
  /** 08… number. */
  to: string;
  channel: MessageChannel;
  text: string;
  agentCode?: string | undefined;
}

/** A row that somebody changed, as our triggers queued it in the same transaction. */
export interface Change {
  /** Key of the queue row, for `acknowledge`. */
  id: string;
  entity: ChangedEntity;
  /** Primary key of the changed row, as text. */
  key: string;
  /** The agent it belongs to, where the row names one. */
  agentCode: string | null;
  /** Inbox code for `transaction`, `inbox` and `outbox` changes, so that an order finds its outcome. */
  inboxCode: number | null;
  /** When it was written (the trigger's clock). */
  at: Date;
}

/** Key of an `everything` after which the installation is to be looked at again: see `Gateway.detect`. */
export const INSTALLATION = 'installation';

export type ChangedEntity =
  /** Balance, profile, points, status. */
  | 'agent'
  /** What prices depend on: level, upline or markup of an agent. */
  | 'agentPricing'
  | 'sender'
  | 'product'
  | 'operator'
  | 'level'
  | 'productLevel'
  | 'productMarkup'
  | 'transaction'
  | 'ledger'
  | 'commission'
  | 'depositTicket'
  | 'inbox'
  | 'outbox'
  /** Changes may have gone unseen: nothing that was read before can be relied on. */
  | 'everything';

/** A cursor that this gateway did not make, or that belongs to another list. */
export class BadCursorError extends Error {
  override name = 'BadCursorError';
}

/** Otomax cannot be reached or did not answer in time; nothing is known about the outcome. */
export class OtomaxUnavailableError extends Error {
  override name = 'OtomaxUnavailableError';
}
